import type { Pads, Pair, Shape } from "../shape.ts";
import { type AxisWindow, axisWindows, samePads, windowExtent } from "../window.ts";
import type { Writing } from "./keras-writing.ts";

interface Window {
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly pads: Pads;
}

/** Cells that a window reaches around its map, an overhang counted, cells it leaves out not. */
export function padsReached(sliding: Window, input: Shape, output: Shape): Pads {
  const [vertical, horizontal] = axisWindows(sliding);
  const { top, left } = sliding.pads;
  return {
    top,
    left,
    bottom: reachBehind(vertical, input[0] ?? 0, output[0] ?? 0),
    right: reachBehind(horizontal, input[1] ?? 0, output[1] ?? 0),
  };
}

/**
 * Keras' word for a window's padding: "valid" for none, "same" for as much as that pads.
 * @returns undefined for any other padding
 */
export function wordForPads(sliding: Window, input: Shape, output: Shape): "valid" | "same" | undefined {
  const { top, left, bottom, right } = padsReached(sliding, input, output);
  if (top === 0 && left === 0 && bottom === 0 && right === 0) return "valid";
  const [vertical, horizontal] = axisWindows(sliding);
  const rows = samePads(input[0] ?? 0, vertical, "upper");
  const columns = samePads(input[1] ?? 0, horizontal, "upper");
  const fits = top === rows[0] && bottom === rows[1] && left === columns[0] && right === columns[1];
  return fits ? "same" : undefined;
}

/** Appends a ZeroPadding2D, `<name>_pad`, and returns its name. */
export function padAround({ layer, input, add }: Writing, pads: Pads): string {
  const padding = [
    [pads.top, pads.bottom],
    [pads.left, pads.right],
  ];
  return add({ className: "ZeroPadding2D", name: `${layer.name}_pad`, inputs: [input.name], config: { padding } });
}

function reachBehind(window: AxisWindow, length: number, count: number): number {
  return Math.max(0, (count - 1) * window.stride + windowExtent(window) - window.before - length);
}
