import type { EvaluateResponse } from "@deconvscope/proto";
import { formatCount } from "@deconvscope/shell";
import type { ConfusionCell, ConfusionData } from "@deconvscope/viz-confusion-matrix";
import { shortLabels } from "../short-labels.ts";

/** The confusion as it is drawn, and which of the model's classes a row or column is. */
export interface EvaluatedConfusion extends ConfusionData {
  /** One a row; −1: classes that no label of the dataset is, as one column. */
  classIndices: readonly number[];
}

/** A dataset's own classes; what images were taken for that is none of them is one column at the end. */
export function toConfusion({
  classes,
  confusion,
}: Pick<EvaluateResponse, "classes" | "confusion">): EvaluatedConfusion {
  const places = new Map(classes.map(({ classIndex }, place) => [classIndex, place]));
  const elsewhere = new Set(confusion.map(({ predicted }) => predicted).filter((predicted) => !places.has(predicted)));
  const cells = new Map<string, ConfusionCell>();
  for (const { classIndex, predicted, images } of confusion) {
    const row = places.get(classIndex);
    if (row === undefined) throw new Error(`Evaluate: expected a class of the dataset in confusion, got ${classIndex}`);
    const column = places.get(predicted) ?? classes.length;
    const key = `${row} ${column}`;
    cells.set(key, { row, column, images: Number(images) + (cells.get(key)?.images ?? 0) });
  }
  const names = shortLabels(classes.map(({ label }) => label));
  const own = classes.map(({ images }, place) => ({ name: names[place]!, images: Number(images) }));
  const others = elsewhere.size > 0 ? [{ name: `${formatCount(elsewhere.size)} other classes`, images: 0 }] : [];
  return {
    classes: [...own, ...others],
    cells: [...cells.values()],
    classIndices: [...classes.map(({ classIndex }) => classIndex), ...others.map(() => -1)],
  };
}

/** What a class is taken for most often, apart from itself; undefined where it is never taken for another. */
export function mostTakenFor(
  { cells, classes }: ConfusionData,
  row: number,
): { name: string; images: number } | undefined {
  const [most] = cells
    .filter((cell) => cell.row === row && cell.column !== row)
    .toSorted((a, b) => b.images - a.images || a.column - b.column);
  return most && { name: classes[most.column]!.name, images: most.images };
}
