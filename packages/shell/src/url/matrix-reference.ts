/** A block of a confusion matrix as it is ordered: places from … to − 1. */
export interface MatrixBlock {
  rows: readonly [number, number];
  columns: readonly [number, number];
}

/** A cell of a confusion matrix, by the model's classes. */
export interface MatrixCell {
  own: number;
  /** "others": classes that no label of the dataset is. */
  taken: number | "others";
}

/** Reads `4-11,0-7`, both ends included; undefined where it is not one. */
export function parseMatrixBlock(text: string): MatrixBlock | undefined {
  const ends = /^(\d{1,4})-(\d{1,4}),(\d{1,4})-(\d{1,4})$/.exec(text)?.slice(1).map(Number);
  if (!ends) return undefined;
  const [top = 0, bottom = 0, left = 0, right = 0] = ends;
  return top <= bottom && left <= right ? { rows: [top, bottom + 1], columns: [left, right + 1] } : undefined;
}

/** The inverse of parseMatrixBlock. */
export function formatMatrixBlock({ rows, columns }: MatrixBlock): string {
  return [rows, columns].map(([from, to]) => `${from}-${to - 1}`).join(",");
}

/** Reads `7:12` or `7:others`; undefined where it is not one. */
export function parseMatrixCell(text: string): MatrixCell | undefined {
  const found = /^(\d{1,6}):(\d{1,6}|others)$/.exec(text);
  return found ? { own: Number(found[1]), taken: found[2] === "others" ? "others" : Number(found[2]) } : undefined;
}

/** The inverse of parseMatrixCell. */
export function formatMatrixCell({ own, taken }: MatrixCell): string {
  return `${own}:${taken}`;
}
