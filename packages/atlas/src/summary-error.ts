/** Bytes that are no summary, or summaries that do not belong together. */
export class SummaryError extends Error {
  override readonly name = "SummaryError";
}
