import stringWidth from "string-width";

export interface Column {
  readonly title: string;
  /** Numbers are aligned at their right. */
  readonly align?: "left" | "right";
}

/**
 * Aligns rows of cells in columns two spaces apart, with a heading.
 * @param width in the columns of a terminal, of which 猫 takes two: cells of the last column are cut there; 0 cuts none
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  heading: (text: string) => string = (text) => text,
  width = 0,
): string {
  const widths = columns.map(({ title }, i) => Math.max(title.length, ...rows.map((row) => stringWidth(row[i] ?? ""))));
  const line = (cells: readonly string[], style = (text: string) => text) => {
    const padded = columns.map(({ align }, i) => {
      const cell = cells[i] ?? "";
      const space = " ".repeat(Math.max(0, widths[i]! - stringWidth(cell)));
      if (align === "right") return space + cell;
      return i === columns.length - 1 ? cut(cell, widths, width) : cell + space;
    });
    return style(padded.join("  ").trimEnd());
  };
  return [
    line(
      columns.map((column) => column.title),
      heading,
    ),
    ...rows.map((row) => line(row)),
    "",
  ].join("\n");
}

const letters = new Intl.Segmenter();

function cut(cell: string, widths: readonly number[], width: number): string {
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0);
  const room = Math.max(width - before, 10);
  if (width === 0 || stringWidth(cell) <= room) return cell;
  let [kept, taken] = ["", 0];
  for (const { segment } of letters.segment(cell)) {
    taken += stringWidth(segment);
    if (taken > room - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
