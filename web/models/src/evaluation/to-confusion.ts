import type { EvaluateResponse } from "@deconvscope/proto";
import { formatCount } from "@deconvscope/shell";
import {
  type ClassOrder,
  type ConfusionCell,
  type ConfusionData,
  type ConfusionWindow,
  orderClasses,
} from "@deconvscope/viz-confusion-matrix";
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
  const others =
    elsewhere.size > 0
      ? [{ name: `${formatCount(elsewhere.size)} other ${elsewhere.size === 1 ? "class" : "classes"}`, images: 0 }]
      : [];
  return {
    classes: [...own, ...others],
    cells: [...cells.values()],
    classIndices: [...classes.map(({ classIndex }) => classIndex), ...others.map(() => -1)],
  };
}

/** The block that an address names; undefined where the matrix has no such places. */
export function blockOf(block: ConfusionWindow | undefined, count: number): ConfusionWindow | undefined {
  return block && block.rows[1] <= count && block.columns[1] <= count ? block : undefined;
}

/** Places of the classes in an order; the column of all others stays at the end. */
export function orderConfusion({ classes, cells, classIndices }: EvaluatedConfusion, order: ClassOrder): number[] {
  const own = classes.filter((_, place) => classIndices[place]! >= 0);
  const ordered = orderClasses({ classes: own, cells: cells.filter(({ column }) => column < own.length) }, order);
  return [...ordered, ...classes.slice(own.length).map((_, index) => own.length + index)];
}
