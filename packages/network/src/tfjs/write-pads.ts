import type { Pads, Pair, Shape } from "../shape.ts";
import { type AxisWindow, axisWindows, samePads, windowExtent } from "../window.ts";
import type { Writing } from "./keras-writing.ts";

/**
 * Keras' word for a window's padding, an overhang counted as padding: "valid" for none, "same" for as much as that pads.
 * @returns undefined for any other padding
 */
export function wordForPads(
  sliding: { readonly kernel: Pair; readonly strides: Pair; readonly dilations: Pair; readonly pads: Pads },
  input: Shape,
  output: Shape,
): "valid" | "same" | undefined {
  const [vertical, horizontal] = axisWindows(sliding);
  const used = [padsUsed(vertical, input[0] ?? 0, output[0] ?? 0), padsUsed(horizontal, input[1] ?? 0, output[1] ?? 0)];
  if (used.every(([before, after]) => before === 0 && after <= 0)) return "valid";
  const same = [samePads(input[0] ?? 0, vertical, "upper"), samePads(input[1] ?? 0, horizontal, "upper")];
  const fits = used.every(
    ([before, after], axis) => before === same[axis]?.[0] && Math.max(0, after) === same[axis]?.[1],
  );
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

/** Cells the windows reach before and behind the axis; a negative number behind are cells they leave out. */
function padsUsed(window: AxisWindow, length: number, count: number): Pair {
  return [window.before, (count - 1) * window.stride + windowExtent(window) - window.before - length];
}
