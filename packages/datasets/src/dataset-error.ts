/** Why a dataset cannot be opened or read. */
export type DatasetErrorCode =
  /** There is nothing at the path, or it is no folder. */
  | "not-found"
  /** What lies there is no dataset of a known layout. */
  | "unrecognised"
  | "unknown-split"
  | "unknown-label"
  /** No image has this index. */
  | "out-of-range"
  /** Its labels are not those that it was added with. */
  | "changed"
  /** A file that was there when the dataset was opened cannot be read any more. */
  | "unreadable";

/** Thrown by every dataset; the message names the field, what was given and what was expected. */
export class DatasetError extends Error {
  override readonly name = "DatasetError";
  readonly code: DatasetErrorCode;

  constructor(code: DatasetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
