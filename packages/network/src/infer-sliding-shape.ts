import type { LayerSpec } from "./layer-spec.ts";
import { formatShape, rejectLayer } from "./reject-layer.ts";
import { requireMap } from "./require-map.ts";
import type { Shape } from "./shape.ts";
import { type AxisWindow, axisWindows, countWindows, everyWindowIsReal, windowExtent } from "./window.ts";

type SpecOf<Name> = Extract<LayerSpec, { operator: Name }>;

/** [height, width, in] → [⌊(height + pads − extent) / stride⌋ + 1, …, out]. */
export function inferConvShape(spec: SpecOf<"Conv">, input: Shape): Shape {
  const [height, width, channels] = requireMap(spec, input);
  const [rows, columns, depth, outputs] = spec.filters.shape;
  if (outputs === undefined || depth === undefined || spec.filters.shape.length !== 4) {
    rejectLayer(spec, `expected filters [height, width, in / groups, out], got ${formatShape(spec.filters.shape)}`);
  }
  if (rows !== spec.kernel[0] || columns !== spec.kernel[1]) {
    rejectLayer(spec, `expected filters of ${spec.kernel.join(" × ")}, got ${rows} × ${columns}`);
  }
  if (!Number.isInteger(spec.groups) || spec.groups < 1 || outputs % spec.groups !== 0) {
    rejectLayer(spec, `expected groups that divide its ${outputs} filters, got ${spec.groups}`);
  }
  if (depth * spec.groups !== channels) {
    const wanted = spec.groups === 1 ? `${depth}` : `${depth} × ${spec.groups} groups = ${depth * spec.groups}`;
    rejectLayer(spec, `filters ${formatShape(spec.filters.shape)} expect ${wanted} channels, got ${channels}`);
  }
  const [vertical, horizontal] = axisWindows(spec);
  return [place(spec, "height", height, vertical, false), place(spec, "width", width, horizontal, false), outputs];
}

/** [height, width, channels] → the same channels; every window has to cover a real cell. */
export function inferPoolShape(spec: SpecOf<"MaxPool" | "AveragePool">, input: Shape): Shape {
  const [height, width, channels] = requireMap(spec, input);
  const [vertical, horizontal] = axisWindows(spec);
  const rows = place(spec, "height", height, vertical, spec.ceil);
  const columns = place(spec, "width", width, horizontal, spec.ceil);
  if (!everyWindowIsReal(height, vertical, rows) || !everyWindowIsReal(width, horizontal, columns)) {
    rejectLayer(spec, `expected every window to cover the map ${formatShape(input)}, got one that covers only padding`);
  }
  return [rows, columns, channels];
}

function place(spec: LayerSpec, axis: string, length: number, window: AxisWindow, ceil: boolean): number {
  for (const [name, value, least] of [
    ["kernel", window.kernel, 1],
    ["stride", window.stride, 1],
    ["dilation", window.dilation, 1],
    ["padding", window.before, 0],
    ["padding", window.after, 0],
  ] as const) {
    if (!Number.isInteger(value) || value < least) {
      rejectLayer(spec, `expected a ${name} of at least ${least} along its ${axis}, got ${value}`);
    }
  }
  const count = countWindows(length, window, ceil);
  if (count < 1) {
    const padded = length + window.before + window.after;
    rejectLayer(spec, `expected a padded ${axis} of at least ${windowExtent(window)} for its window, got ${padded}`);
  }
  return count;
}
