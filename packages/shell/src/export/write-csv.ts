export type CsvValue = string | number;
/** What a figure's numbers look like as rows. */
export interface NumberTable {
  columns: readonly string[];
  rows: readonly (readonly CsvValue[])[];
}

/** RFC 4180 rows, with provenance before them as `#` lines. */
export function writeCsv(table: NumberTable, provenance: readonly string[]): string {
  const comments = provenance.map((line) => `# ${line.replace(/\s+/g, " ")}`);
  const rows = [table.columns, ...table.rows].map((row) => row.map(writeValue).join(","));
  return [...comments, ...rows, ""].join("\r\n");
}

function writeValue(value: CsvValue): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
