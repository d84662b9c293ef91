/** A row of a CSV file, with its line's end. @see RFC 4180 */
export function csvLine(values: readonly (string | number | bigint)[]): string {
  return `${values.map((value) => quote(String(value))).join(",")}\r\n`;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
