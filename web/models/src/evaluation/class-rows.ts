import type { EvaluateResponse, Rate } from "@deconvscope/proto";
import { mostTakenFor, toConfusion } from "./to-confusion.ts";

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

/** One a class, in the dataset's order. */
export function classRows(response: EvaluateResponse): ClassRow[] {
  const confusion = response.complete ? toConfusion(response) : undefined;
  return response.classes.map(({ classIndex, label, images, accuracy }, row) => ({
    classIndex,
    label,
    images: Number(images),
    accuracy,
    taken: confusion && mostTakenFor(confusion, row),
  }));
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
