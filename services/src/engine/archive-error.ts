export type ArchiveErrorCode =
  /** Not a zip, or a damaged one. */
  | "malformed"
  /** Something that a model's archive never holds: a path that leads out of it, a link, an encrypted file. */
  | "forbidden"
  /** More files or more bytes, expanded, than the limit. */
  | "too-large"
  /** Not what a model's archive holds. */
  | "unexpected";

/** Why an archive is not read. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  readonly code: ArchiveErrorCode;

  constructor(code: ArchiveErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
