/** A name without what stands between the pieces of an address's value, and between such values. */
export function escapeMarks(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("/", "%2F").replaceAll(",", "%2C");
}

/** The inverse of escapeMarks. */
export function unescapeMarks(text: string): string {
  return text.replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%25", "%");
}
