import type { InvariancePoint } from "@deconvscope/proto";
import type { TransformName } from "@deconvscope/shell";
import type { Invariance } from "./invariance-state.ts";

/** One image, moved by one amount. */
export interface InvarianceRow {
  transform: TransformName;
  amount: number;
  /** Its place among the images. */
  image: number;
  name: string;
  /** The class that is followed. */
  label: string;
  point: InvariancePoint;
}

/** All that is known, by transformation, image and amount. */
export function invarianceRows(
  { curves, subjects }: Invariance,
  names: readonly string[],
  transforms: readonly TransformName[],
): InvarianceRow[] {
  return transforms.flatMap((transform) => {
    const { amounts, points } = curves[transform] ?? { amounts: [], points: [] };
    return points.flatMap((row, image) =>
      row.flatMap((point, at) => {
        const label = subjects[image]?.label ?? "";
        return point ? [{ transform, amount: amounts[at]!, image, name: names[image] ?? "", label, point }] : [];
      }),
    );
  });
}
