/**
 * The first rows of a Markdown table.
 * @param texts columns that hold text; those after them hold figures
 */
export function printHeader(columns: readonly string[], texts: number): string[] {
  return [printRow(columns), `|${columns.map((_, index) => (index < texts ? "---" : "--:")).join("|")}|`];
}

export function printRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Three figures that count. */
export function milliseconds(value: number): string {
  if (Number.isNaN(value)) return "–";
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
