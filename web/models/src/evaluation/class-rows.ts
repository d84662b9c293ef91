import type { EvaluateResponse, Rate } from "@deconvscope/proto";
import { firstName } from "../short-labels.ts";

/** A class of the dataset as the table has it. */
export interface ClassRow {
  classIndex: number;
  label: string;
  images: number;
  accuracy: Rate | undefined;
  /** What it is taken for most often. */
  taken: { name: string; images: number } | undefined;
}
export type ClassSort = "class" | "images" | "accuracy" | "taken";

/**
 * One a class, in the dataset's order.
 * @param labels the model's, by class
 */
export function classRows({ classes, confusion }: EvaluateResponse, labels: readonly string[]): ClassRow[] {
  const most = new Map<number, EvaluateResponse["confusion"][number]>();
  for (const cell of confusion) {
    const before = most.get(cell.classIndex);
    if (cell.predicted !== cell.classIndex && !(before && before.images >= cell.images))
      most.set(cell.classIndex, cell);
  }
  const own = new Map(classes.map(({ classIndex, label }) => [classIndex, label]));
  return classes.map(({ classIndex, label, images, accuracy }) => {
    const taken = most.get(classIndex);
    const name = taken && firstName(own.get(taken.predicted) ?? labels[taken.predicted] ?? `class ${taken.predicted}`);
    return {
      ...{ classIndex, label, accuracy, images: Number(images) },
      taken: taken && name !== undefined ? { name, images: Number(taken.images) } : undefined,
    };
  });
}

/** By a column; equals stay in the dataset's order, and what has no value comes last. */
export function sortRows(rows: readonly ClassRow[], by: ClassSort, isDescending: boolean): ClassRow[] {
  const turn = isDescending ? -1 : 1;
  if (by === "class") return rows.toSorted((a, b) => turn * a.label.localeCompare(b.label, "en"));
  const measureOf = ({ images, accuracy, taken }: ClassRow) =>
    by === "images" ? images : by === "accuracy" ? accuracy?.share : taken?.images;
  return rows.toSorted((a, b) => {
    const [one, other] = [measureOf(a), measureOf(b)];
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return turn * (one - other);
  });
}
