import type { LayerSpec } from "./layer-spec.ts";
import { formatShape, rejectLayer } from "./reject-layer.ts";
import type { Shape } from "./shape.ts";

type SpecOf<Name> = Extract<LayerSpec, { operator: Name }>;

/** The shape it names, which has to hold as many elements as its input. */
export function inferReshapeShape(spec: SpecOf<"Reshape" | "Flatten" | "Squeeze" | "Unsqueeze">, input: Shape): Shape {
  const elements = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);
  if (elements(spec.shape) !== elements(input)) {
    rejectLayer(
      spec,
      `expected a shape of ${elements(input)} elements for ${formatShape(input)}, got ${formatShape(spec.shape)}`,
    );
  }
  return spec.shape;
}

/** Output axis i is input axis `permutation[i]`. */
export function inferTransposeShape(spec: SpecOf<"Transpose">, input: Shape): Shape {
  const sorted = [...spec.permutation].sort((a, b) => a - b);
  if (sorted.length !== input.length || sorted.some((axis, index) => axis !== index)) {
    rejectLayer(spec, `expected a permutation of ${input.length} axes, got ${formatShape(spec.permutation)}`);
  }
  return spec.permutation.map((axis) => input[axis] ?? 0);
}

/** `sizes`, where every element that is read lies inside the input. */
export function inferSliceShape(spec: SpecOf<"Slice">, input: Shape): Shape {
  for (const [name, values] of [
    ["starts", spec.starts],
    ["sizes", spec.sizes],
    ["steps", spec.steps],
  ] as const) {
    if (values.length !== input.length) {
      rejectLayer(spec, `expected ${input.length} ${name} for ${formatShape(input)}, got ${formatShape(values)}`);
    }
  }
  for (const [axis, length] of input.entries()) {
    const start = spec.starts[axis] ?? 0;
    const step = spec.steps[axis] ?? 1;
    const last = start + ((spec.sizes[axis] ?? 0) - 1) * step;
    if (
      !Number.isInteger(start) ||
      !Number.isInteger(step) ||
      step === 0 ||
      start < 0 ||
      start >= length ||
      last < 0 ||
      last >= length
    ) {
      rejectLayer(
        spec,
        `expected a slice inside axis ${axis} of ${formatShape(input)}, got ${start} to ${last} by ${step}`,
      );
    }
  }
  return spec.sizes;
}

/** Each axis longer by its two amounts. */
export function inferPadShape(spec: SpecOf<"Pad">, input: Shape): Shape {
  if (spec.amounts.length !== input.length) {
    rejectLayer(
      spec,
      `expected ${input.length} pairs of amounts for ${formatShape(input)}, got ${spec.amounts.length}`,
    );
  }
  return input.map((length, axis) => {
    const [before, after] = spec.amounts[axis] ?? [0, 0];
    if (!Number.isInteger(before) || !Number.isInteger(after)) {
      rejectLayer(spec, `expected whole cells around axis ${axis}, got ${before} and ${after}`);
    }
    if (spec.mode === "reflect" && Math.max(before, after) >= length) {
      rejectLayer(
        spec,
        `expected to reflect less than the ${length} cells of axis ${axis}, got ${before} and ${after}`,
      );
    }
    if (-before >= length || -after >= length) {
      rejectLayer(spec, `expected to crop less than the ${length} cells of axis ${axis}, got ${before} and ${after}`);
    }
    return length + before + after;
  });
}

/** Equal shapes but for `axis`, where the lengths add. */
export function inferConcatShape(spec: SpecOf<"Concat">, inputs: readonly Shape[]): Shape {
  const first = inputs[0] ?? [];
  if (!(spec.axis in first)) rejectLayer(spec, `expected an axis of ${formatShape(first)}, got ${spec.axis}`);
  let total = 0;
  for (const shape of inputs) {
    if (shape.length !== first.length || shape.some((length, axis) => axis !== spec.axis && length !== first[axis])) {
      rejectLayer(spec, `expected shapes equal but for axis ${spec.axis}, got ${inputs.map(formatShape).join(", ")}`);
    }
    total += shape[spec.axis] ?? 0;
  }
  return first.map((length, axis) => (axis === spec.axis ? total : length));
}

/** The reduced axes become 1, or go. */
export function inferReduceMeanShape(spec: SpecOf<"ReduceMean">, input: Shape): Shape {
  if (!spec.axes.every((axis) => axis in input) || new Set(spec.axes).size !== spec.axes.length) {
    rejectLayer(spec, `expected different axes of ${formatShape(input)}, got ${formatShape(spec.axes)}`);
  }
  if (spec.keepDimensions) return input.map((length, axis) => (spec.axes.includes(axis) ? 1 : length));
  return input.filter((_, axis) => !spec.axes.includes(axis));
}
