import { formatNumber, formatPercent } from "@deconvscope/viz-kit";
import type { CellReading, ConfusionClass } from "./confusion.ts";

/** "rabbit taken for cat: 12 of 50 images, 24.0 %" */
export function cellText({ row, column, images, share }: CellReading, classes: readonly ConfusionClass[]): string {
  const { name, images: all } = classes[row]!;
  if (all === 0) return `${name}: no images`;
  const what = row === column ? `${name}, right` : `${name} taken for ${classes[column]!.name}`;
  return `${what}: ${formatNumber(images)} of ${formatNumber(all)} images, ${formatPercent(share)}`;
}

/** Letters of the longest number that stands in a cell. @param most images in a cell */
export function mostDigits(most: number, measure: "counts" | "shares"): number {
  return measure === "counts" ? formatNumber(most).length : "100".length;
}

/** What stands in a cell: nothing for none. */
export function numberText({ images, share }: CellReading, measure: "counts" | "shares"): string {
  if (images === 0) return "";
  return measure === "counts" ? formatNumber(images) : formatNumber(100 * share);
}
