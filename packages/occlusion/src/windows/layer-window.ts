import type { AxisReach } from "../reach/axis-reach.ts";
import type { Reach } from "../reach/layer-reach.ts";

/** A window of one size over an axis that holds all that a square can change, wherever it begins. */
export interface AxisWindow {
  /** Cells of the axis. */
  readonly length: number;
  /** Cells of the window. */
  readonly size: number;
  /** By the pixel that the square begins at: the window's first cell; windows lie inside the axis. */
  readonly starts: Int32Array;
}

/** The cells of a layer that are computed again. */
export interface LayerWindow {
  readonly rows: AxisWindow;
  readonly columns: AxisWindow;
}

/** The smallest windows of one size each: any squares then make a batch. */
export function fitWindow([rows, columns]: Reach): LayerWindow {
  return { rows: fitAxis(rows), columns: fitAxis(columns) };
}

/** The window that is the whole map which another is a part of. */
export function wholeWindow({ rows, columns }: LayerWindow): LayerWindow {
  return { rows: wholeAxis(rows), columns: wholeAxis(columns) };
}

/** Whether two windows lie over the same cells. */
export function isSameWindow(a: LayerWindow, b: LayerWindow): boolean {
  return isSameAxis(a.rows, b.rows) && isSameAxis(a.columns, b.columns);
}

function fitAxis({ length, low, high }: AxisReach): AxisWindow {
  const size = low.reduce((most, cell, at) => Math.max(most, high[at]! - cell + 1), 1);
  return { length, size, starts: low.map((cell) => Math.min(Math.max(0, cell), length - size)) };
}

function wholeAxis({ length, starts }: AxisWindow): AxisWindow {
  return { length, size: length, starts: new Int32Array(starts.length) };
}

function isSameAxis(a: AxisWindow, b: AxisWindow): boolean {
  return a.length === b.length && a.size === b.size && a.starts.every((start, at) => start === b.starts[at]);
}
