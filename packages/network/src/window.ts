import type { Pads, Pair } from "./shape.ts";

/** One axis of a sliding window. */
export interface AxisWindow {
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  readonly after: number;
}

/** A sliding window's two axes, rows first. */
export function axisWindows(sliding: {
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly pads: Pads;
}): readonly [AxisWindow, AxisWindow] {
  const { kernel, strides, dilations, pads } = sliding;
  return [
    {
      kernel: kernel[0],
      stride: strides[0],
      dilation: dilations[0],
      before: pads.top,
      after: pads.bottom,
    },
    {
      kernel: kernel[1],
      stride: strides[1],
      dilation: dilations[1],
      before: pads.left,
      after: pads.right,
    },
  ];
}

/** Cells from the window's first to its last, dilation included. */
export function windowExtent(window: AxisWindow): number {
  return (window.kernel - 1) * window.dilation + 1;
}

/**
 * How many places the window takes along an axis; under `ceil` the last may hang over the padding,
 * but it starts before the padding behind the map does.
 */
export function countWindows(length: number, window: AxisWindow, ceil: boolean): number {
  const room = length + window.before + window.after - windowExtent(window);
  if (room < 0) return 0;
  if (!ceil) return Math.floor(room / window.stride) + 1;
  const count = Math.ceil(room / window.stride) + 1;
  return (count - 1) * window.stride >= length + window.before ? count - 1 : count;
}

/** Pads that keep ⌈length / stride⌉ places; an odd cell goes behind the map (`upper`) or before it (`lower`). */
export function samePads(
  length: number,
  window: {
    readonly kernel: number;
    readonly stride: number;
    readonly dilation: number;
  },
  odd: "upper" | "lower",
): Pair {
  const extent = (window.kernel - 1) * window.dilation + 1;
  const total = Math.max(0, (Math.ceil(length / window.stride) - 1) * window.stride + extent - length);
  const less = Math.floor(total / 2);
  return odd === "upper" ? [less, total - less] : [total - less, less];
}

/** Whether each of `count` places covers at least one real cell of the axis. */
export function everyWindowIsReal(length: number, window: AxisWindow, count: number): boolean {
  for (let place = 0; place < count; place += 1) {
    const start = place * window.stride - window.before;
    if (start >= 0) break;
    const tap = Math.ceil(-start / window.dilation);
    if (tap >= window.kernel || start + tap * window.dilation >= length) return false;
  }
  return (count - 1) * window.stride - window.before < length;
}
