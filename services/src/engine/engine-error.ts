/** Which package of the engine refused, or `engine` for the process itself. */
export type EngineErrorOrigin =
  | "NetworkError"
  | "DeconvnetError"
  | "ImageError"
  | "DatasetError"
  | "OcclusionError"
  | "InvarianceError"
  | "TrainingError"
  | "ArchiveError"
  /** The process ended, or could not be started. */
  | "process"
  /** The queue is full. */
  | "queue"
  /** A defect: not for the wire. */
  | "defect";

/** An error of the engine process, as it arrives in the serving process. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly origin: EngineErrorOrigin;
  /** The code that the engine's error class gave. */
  readonly code: string;

  constructor(origin: EngineErrorOrigin, code: string, message: string) {
    super(message);
    this.origin = origin;
    this.code = code;
  }
}
