import type { EvaluateResponse, Mistake } from "@deconvscope/proto";
import { formatCount, type MatrixCell } from "@deconvscope/shell";
import { type CellReading, ConfusionTable, cellText } from "@deconvscope/viz-confusion-matrix";
import type { EvaluatedConfusion } from "./to-confusion.ts";

/** A cell of the confusion with the mistakes that are in it; of a cell of right answers those of its class. */
export interface OpenedCell {
  reading: CellReading;
  title: string;
  /** "rabbit taken for cat: 12 of 50 images, 24.0 %" */
  text: string;
  mistakes: readonly Mistake[];
}

/** @returns undefined where the confusion has no such cell */
export function openCell(
  { own, taken }: MatrixCell,
  confusion: EvaluatedConfusion,
  { mistakes }: Pick<EvaluateResponse, "mistakes">,
): OpenedCell | undefined {
  const { classes, classIndices } = confusion;
  const row = classIndices.indexOf(own);
  const column = classIndices.indexOf(taken === "others" ? -1 : taken);
  if (row < 0 || column < 0) return undefined;
  const known = new Set(classIndices);
  const isIn = (predicted: number) =>
    row === column ? predicted !== own : taken === "others" ? !known.has(predicted) : predicted === taken;
  const found = mistakes.filter(
    ({ truth, predicted }) => truth?.classIndex === own && predicted !== undefined && isIn(predicted.classIndex),
  );
  const reading = new ConfusionTable(confusion).read(row, column);
  const all = row === column ? (classes[row]?.images ?? 0) - reading.images : reading.images;
  const part = found.length < all ? `, ${formatCount(found.length)} of ${formatCount(all)} are listed` : "";
  return {
    reading,
    title: row === column ? `Mistakes of ${classes[row]?.name ?? ""}` : "Mistakes of a cell",
    text: `${cellText(reading, classes)}${part}`,
    mistakes: found,
  };
}

/** What the address calls a cell. */
export function nameCell(
  { row, column }: Pick<CellReading, "row" | "column">,
  { classIndices }: EvaluatedConfusion,
): MatrixCell {
  const [own = -1, taken = -1] = [classIndices[row], classIndices[column]];
  return { own, taken: taken < 0 ? "others" : taken };
}
