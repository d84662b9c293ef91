/** Flags or environment variables that the server refuses to start with. */
export class OptionsError extends Error {
  override readonly name = "OptionsError";
}
