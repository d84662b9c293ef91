import { expect, it } from "vitest";
import { inferShape } from "./infer-shape.ts";
import type { LayerSpec } from "./layer-spec.ts";
import type { Shape } from "./shape.ts";
import { constantOf, convSpec, inputSpec, padsOf, poolSpec } from "./testing/layer-specs.ts";

const wired = { name: "x", inputs: ["a"] } as const;
const map: Shape = [6, 5, 4];

/** What does not fit: operator, shapes read, the message after the layer's name. */
const unfitting: [LayerSpec, readonly Shape[], string][] = [
  [inputSpec([8, 8]), [], "expected the shape [height, width, channels] or [units], got [8, 8]"],
  [inputSpec([8, 0, 3]), [], "expected an output of at least one element, got [8, 0, 3]"],
  [inputSpec([8, 2.5, 3]), [], "expected an output of at least one element, got [8, 2.5, 3]"],
  [inputSpec([65536, 65536, 3]), [], "expected an output of at most 268435456 elements, got [65536, 65536, 3]"],
  [{ operator: "Relu", name: "x", inputs: [] }, [], "expected 1 inputs, got 0"],
  [{ operator: "Relu", name: "x", inputs: ["a", "b"] }, [map, map], "expected 1 inputs, got 2"],
  [{ operator: "Sum", name: "x", inputs: [] }, [], "expected at least 1 inputs, got 0"],
  [convSpec("x", "a", { channels: 3, filters: 2 }), [map], "filters [3, 3, 3, 2] expect 3 channels, got 4"],
  [
    convSpec("x", "a", { channels: 6, groups: 3, filters: 3 }),
    [map],
    "filters [3, 3, 2, 3] expect 2 × 3 groups = 6 channels, got 4",
  ],
  [
    convSpec("x", "a", { channels: 4, groups: 2, filters: 3 }),
    [map],
    "expected groups that divide its 3 filters, got 2",
  ],
  [
    convSpec("x", "a", { kernel: [7, 3], channels: 4, filters: 2 }),
    [map],
    "expected a padded height of at least 7 for its window, got 6",
  ],
  [
    convSpec("x", "a", { strides: [0, 1], channels: 4, filters: 2 }),
    [map],
    "expected a stride of at least 1 along its height, got 0",
  ],
  [
    convSpec("x", "a", { pads: padsOf(0, -1), channels: 4, filters: 2 }),
    [map],
    "expected a padding of at least 0 along its width, got -1",
  ],
  [
    convSpec("x", "a", { channels: 4, filters: 2 }),
    [[120]],
    "expected a feature map [height, width, channels], got [120]",
  ],
  [
    poolSpec("x", "a", { pads: padsOf(3) }),
    [map],
    "expected every window to cover the map [6, 5, 4], got one that covers only padding",
  ],
  [
    poolSpec("x", "a", { kernel: [2, 1], dilations: [2, 1], strides: [1, 1], pads: padsOf(1, 0) }),
    [[1, 1, 1]],
    "expected every window to cover the map [1, 1, 1], got one that covers only padding",
  ],
  [
    { operator: "Gemm", ...wired, weights: constantOf([5, 9]), bias: undefined },
    [map],
    "weights [5, 9] expect 5 inputs, got [6, 5, 4]",
  ],
  [
    { operator: "MatMul", ...wired, operands: [{ layer: "a" }, { constant: constantOf([4, 3, 1]) }] },
    [map],
    "inner lengths differ: [6, 5, 4] · [4, 3, 1]",
  ],
  [
    { operator: "Add", name: "x", inputs: ["a", "b"], operands: [{ layer: "a" }, { layer: "b" }] },
    [map, [4]],
    "expected operands of one rank, got [6, 5, 4] and [4]",
  ],
  [
    { operator: "Add", name: "x", inputs: ["a", "b"], operands: [{ layer: "a" }, { layer: "b" }] },
    [map, [6, 5, 3]],
    "expected operands whose lengths are equal or 1, got 4 and 3",
  ],
  [
    { operator: "Add", ...wired, operands: [{ layer: "b" }, { constant: constantOf([]) }] },
    [map],
    "expected the inputs its operands name (b), got a",
  ],
  [
    { operator: "Concat", name: "x", inputs: ["a", "b"], axis: 2 },
    [map, [6, 4, 4]],
    "expected shapes equal but for axis 2, got [6, 5, 4], [6, 4, 4]",
  ],
  [{ operator: "Concat", ...wired, axis: 3 }, [map], "expected an axis of [6, 5, 4], got 3"],
  [
    { operator: "Reshape", ...wired, shape: [7, 17], order: "channels-first" },
    [map],
    "expected a shape of 120 elements for [6, 5, 4], got [7, 17]",
  ],
  [
    { operator: "Transpose", ...wired, permutation: [0, 0, 2] },
    [map],
    "expected a permutation of 3 axes, got [0, 0, 2]",
  ],
  [
    { operator: "Slice", ...wired, starts: [4, 0, 0], sizes: [3, 5, 4], steps: [1, 1, 1] },
    [map],
    "expected a slice inside axis 0 of [6, 5, 4], got 4 to 6 by 1",
  ],
  [
    {
      operator: "Pad",
      ...wired,
      mode: "reflect",
      amounts: [
        [6, 0],
        [0, 0],
        [0, 0],
      ],
      value: 0,
    },
    [map],
    "expected to reflect less than the 6 cells of axis 0, got 6 and 0",
  ],
  [
    { operator: "LRN", ...wired, size: 0, alpha: 1, beta: 1, bias: 1 },
    [map],
    "expected a size of at least 1 channel, got 0",
  ],
  [
    { operator: "Slice", ...wired, starts: [0.5, 0, 0], sizes: [3, 5, 4], steps: [1, 1, 1] },
    [map],
    "expected a slice inside axis 0 of [6, 5, 4], got 0.5 to 2.5 by 1",
  ],
  [
    {
      operator: "Pad",
      ...wired,
      mode: "constant",
      amounts: [
        [0.5, 0.5],
        [0, 0],
        [0, 0],
      ],
      value: 0,
    },
    [map],
    "expected whole cells around axis 0, got 0.5 and 0.5",
  ],
  [
    { operator: "ReduceMean", ...wired, axes: [1, 1], keepDimensions: true },
    [map],
    "expected different axes of [6, 5, 4], got [1, 1]",
  ],
  [{ operator: "Softmax", ...wired, axes: [-1] }, [map], "expected axes of [6, 5, 4], got [-1]"],
];

it.each(unfitting)("inferShape refuses $operator: %#", (spec, inputs, reason) => {
  expect(() => inferShape(spec, inputs)).toThrow(
    new RegExp(`^layer "${spec.name}" \\(${spec.operator}\\): ${escapePattern(reason)}$`),
  );
});

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
