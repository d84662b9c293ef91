import { fieldOf, type ModelView, type PixelRect, type Query, useQuery } from "@deconvscope/shell";
import type { Sweep, SweepStart } from "../sweep/sweep-state.ts";

/** The watched map's projection where it lies in the input, the rest at zero. */
export function useProjectionPicture(
  key: string | undefined,
  model: ModelView | undefined,
  sweep: Sweep | undefined,
): Query<string | undefined> {
  const png = sweep?.summary?.projectionPng;
  const start = sweep?.start;
  return useQuery(key && model && start && png ? `projection ${key}` : undefined, () =>
    png!.length === 0 ? Promise.resolve(undefined) : drawOnZero(png!, fieldOfUnit(model!, start!), start!.grid),
  );
}

/** What the watched map's strongest unit sees, inside the input. */
export function fieldOfUnit({ layers }: ModelView, { unit, grid }: SweepStart): PixelRect {
  const field = layers.get(unit.layer)?.receptiveField;
  const input = [grid.height, grid.width];
  if (!field) return { x: 0, y: 0, width: grid.width, height: grid.height };
  return fieldOf(field, { y: unit.y ?? 0, x: unit.x ?? 0 }, input);
}

/** A crop at its place on an input of zeros, as a data: URL. */
export async function drawOnZero(
  png: Uint8Array,
  field: PixelRect,
  size: { height: number; width: number },
): Promise<string> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(png)], { type: "image/png" }));
  const canvas = document.createElement("canvas");
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no canvas");
  context.fillStyle = "#808080";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, field.x, field.y);
  bitmap.close();
  return canvas.toDataURL();
}
