import type { Shape } from "../shape.ts";

/**
 * The file's axes of a value of four axes are [batch, channels, height, width]; a layer's shape is
 * [height, width, channels]. Values of any other rank keep their order, less the batch.
 */
const mapAxes = [2, 0, 1] as const;
const fileAxesOfMap = [2, 3, 1] as const;

/** The shape for one image of a value with these dims. */
export function toShape(dims: readonly number[]): Shape {
  const [, channels = 1, height = 1, width = 1] = dims;
  return dims.length === 4 ? [height, width, channels] : dims.slice(1);
}

/** The dims, batch first, of a layer's output. */
export function toDims(shape: Shape, batch: number): number[] {
  const [height = 1, width = 1, channels = 1] = shape;
  return shape.length === 3 ? [batch, channels, height, width] : [batch, ...shape];
}

/** The axis of the shape that is axis `fileAxis` (≥ 1) of a value with `rank` axes. */
export function toShapeAxis(fileAxis: number, rank: number): number {
  return rank === 4 ? (mapAxes[fileAxis - 1] ?? -1) : fileAxis - 1;
}

/** The axis of the file's value, of `rank` axes, that is this axis of the shape. */
export function toFileAxis(shapeAxis: number, rank: number): number {
  return rank === 4 ? (fileAxesOfMap[shapeAxis] ?? -1) : shapeAxis + 1;
}

/** Values given one a file axis after the batch, as one an axis of the shape. */
export function byShapeAxis<T>(values: readonly T[], rank: number): T[] {
  return values.map((value, axis) => values[toFileAxis(axis, rank) - 1] ?? value);
}
