import type { PixelRect } from "@deconvscope/shell";

interface Field {
  height: number;
  width: number;
  strideY: number;
  strideX: number;
  offsetY: number;
  offsetX: number;
}

/** The pixel at the middle of what a unit sees, before the border cuts it. */
export function peakOf(field: Field, { y, x }: { y: number; x: number }): { y: number; x: number } {
  return {
    y: field.offsetY + y * field.strideY + (field.height - 1) / 2,
    x: field.offsetX + x * field.strideX + (field.width - 1) / 2,
  };
}

/** Where a map lies over the input: each unit covers one stride about the middle of what it sees. */
export function heatPlace(field: Field, map: { height: number; width: number }): PixelRect {
  const first = peakOf(field, { y: 0, x: 0 });
  return {
    x: first.x + 0.5 - field.strideX / 2,
    y: first.y + 0.5 - field.strideY / 2,
    width: map.width * field.strideX,
    height: map.height * field.strideY,
  };
}
