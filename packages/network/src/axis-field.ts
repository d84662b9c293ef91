import type { AxisWindow } from "./window.ts";
import { windowExtent } from "./window.ts";

/** What unit i sees of the input along one axis: offset + i·stride … + size − 1; outside the input there is only padding. */
export interface AxisField {
  readonly size: number;
  readonly stride: number;
  readonly offset: number;
}

/** Every unit sees all of an axis. */
export function wholeAxis(length: number): AxisField {
  return { size: length, stride: 0, offset: 0 };
}

/** The field of a window that slides over units of `field`. */
export function slideField(field: AxisField, window: AxisWindow): AxisField {
  return reachField(
    { ...field, stride: field.stride * window.stride },
    field.stride,
    -window.before,
    windowExtent(window),
  );
}

/** The field of unit i where it reads unit start + i·step of `field`. */
export function sliceField(field: AxisField, start: number, step: number): AxisField {
  return {
    size: field.size,
    stride: field.stride * step,
    offset: field.offset + field.stride * start,
  };
}

/**
 * The field behind padding; cells filled from the map's own border (`mirrored` deep) widen it for every unit,
 * which keeps it one stride and offset and never too small.
 */
export function padField(field: AxisField, before: number, mirroredBefore: number, mirroredAfter: number): AxisField {
  return reachField(field, field.stride, -before - mirroredAfter, mirroredBefore + mirroredAfter + 1);
}

/**
 * The smallest field over both, for an axis of `length` units.
 * @returns undefined where their strides differ, so that no one stride describes the union
 */
export function unionFields(a: AxisField, b: AxisField, length: number): AxisField | undefined {
  if (a.stride !== b.stride && length > 1) return undefined;
  const offset = Math.min(a.offset, b.offset);
  return {
    size: Math.max(a.offset + a.size, b.offset + b.size) - offset,
    stride: a.stride,
    offset,
  };
}

/** Moves a field by `first` units of stride `inner`, and widens it to the `count` units from there on. */
function reachField(field: AxisField, inner: number, first: number, count: number): AxisField {
  const span = inner * (count - 1);
  return {
    size: field.size + Math.abs(span),
    stride: field.stride,
    offset: field.offset + inner * first + Math.min(0, span),
  };
}
