/** What can be wrong with what a caller asks of an occlusion. */
export type OcclusionErrorCode =
  | "wrong-square"
  | "wrong-fill"
  | "wrong-class"
  | "wrong-rectangle"
  | "wrong-images"
  | "wrong-map"
  | "wrong-steps"
  | "wrong-draws"
  /** The network answers with no numbers: fill or image are too large for it. */
  | "not-finite";

/** An occlusion, correspondence or faithfulness that cannot be measured as asked. */
export class OcclusionError extends Error {
  readonly code: OcclusionErrorCode;

  constructor(code: OcclusionErrorCode, message: string) {
    super(message);
    this.name = "OcclusionError";
    this.code = code;
  }
}
