/** Why an image cannot be used. */
export type ImageErrorCode =
  /** No bytes at all. */
  | "empty"
  /** Bytes that no reader here knows as an image. */
  | "not-an-image"
  /** An image in a format that is not read here. */
  | "unsupported-format"
  /** More pixels than the limit, by its header. */
  | "too-large"
  /** Its header is sound, its pixels are not. */
  | "damaged"
  /** The preprocessing and the network's input do not fit together. */
  | "preprocessing";

/** Thrown by everything that decodes or prepares an image; the message says what was given and what was expected. */
export class ImageError extends Error {
  override readonly name = "ImageError";
  readonly code: ImageErrorCode;

  constructor(code: ImageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
