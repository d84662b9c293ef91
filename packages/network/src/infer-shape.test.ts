import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inferShape } from "./infer-shape.ts";
import type { LayerSpec } from "./layer-spec.ts";
import type { Shape } from "./shape.ts";
import { constantOf, convSpec, padsOf, poolSpec } from "./testing/layer-specs.ts";

const wired = { name: "x", inputs: ["a"] } as const;
const map: Shape = [6, 5, 4];

/** What fits: operator, shapes read, shape given. */
const fitting: [string, LayerSpec, readonly Shape[], Shape][] = [
  [
    "Conv k=3 pads=1,0,2,1",
    convSpec("x", "a", { pads: padsOf(1, 0, 2, 1), channels: 4, filters: 7 }),
    [map],
    [7, 4, 7],
  ],
  ["Conv s=2,1", convSpec("x", "a", { strides: [2, 1], channels: 4, filters: 7 }), [map], [2, 3, 7]],
  ["Conv d=2", convSpec("x", "a", { dilations: [2, 2], channels: 4, filters: 7 }), [map], [2, 1, 7]],
  ["Conv groups=4", convSpec("x", "a", { groups: 4, channels: 4, filters: 8 }), [map], [4, 3, 8]],
  ["MaxPool floor", poolSpec("x", "a"), [map], [2, 2, 4]],
  ["MaxPool ceil", poolSpec("x", "a", { ceil: true }), [map], [3, 2, 4]],
  [
    "MaxPool ceil, the overhang behind the padding left out",
    poolSpec("x", "a", { kernel: [2, 2], pads: padsOf(0, 0, 1, 0), ceil: true, strides: [3, 3] }),
    [map],
    [2, 2, 4],
  ],
  ["GlobalAveragePool", { operator: "GlobalAveragePool", ...wired }, [map], [1, 1, 4]],
  [
    "Gemm over the last axis",
    { operator: "Gemm", ...wired, weights: constantOf([4, 9]), bias: undefined },
    [map],
    [6, 5, 9],
  ],
  [
    "MatMul of maps is over rows and columns",
    { operator: "MatMul", ...wired, operands: [{ layer: "a" }, { constant: constantOf([5, 3, 1]) }] },
    [map],
    [6, 3, 4],
  ],
  [
    "MatMul of matrices",
    { operator: "MatMul", ...wired, operands: [{ constant: constantOf([7, 6]) }, { layer: "a" }] },
    [[6, 5]],
    [7, 5],
  ],
  [
    "Add of a column",
    { operator: "Add", ...wired, operands: [{ layer: "a" }, { constant: constantOf([6, 1, 1]) }] },
    [map],
    map,
  ],
  [
    "Mul by a number",
    { operator: "Mul", ...wired, operands: [{ constant: constantOf([]) }, { layer: "a" }] },
    [map],
    map,
  ],
  [
    "Sub of a pooled map",
    { operator: "Sub", name: "x", inputs: ["a", "b"], operands: [{ layer: "a" }, { layer: "b" }] },
    [map, [1, 1, 4]],
    map,
  ],
  [
    "Sum of three",
    { operator: "Sum", name: "x", inputs: ["a", "b", "c"] },
    [
      [1, 5, 4],
      [6, 1, 4],
      [1, 1, 1],
    ],
    map,
  ],
  ["Concat of channels", { operator: "Concat", name: "x", inputs: ["a", "b"], axis: 2 }, [map, [6, 5, 3]], [6, 5, 7]],
  ["Flatten", { operator: "Flatten", ...wired, shape: [120], order: "channels-first" }, [map], [120]],
  ["Transpose", { operator: "Transpose", ...wired, permutation: [2, 0, 1] }, [map], [4, 6, 5]],
  [
    "Slice backwards",
    { operator: "Slice", ...wired, starts: [5, 1, 0], sizes: [3, 2, 4], steps: [-2, 3, 1] },
    [map],
    [3, 2, 4],
  ],
  [
    "Pad and crop",
    {
      operator: "Pad",
      ...wired,
      mode: "reflect",
      amounts: [
        [5, 1],
        [-1, -2],
        [0, 0],
      ],
      value: 0,
    },
    [map],
    [12, 2, 4],
  ],
  ["ReduceMean kept", { operator: "ReduceMean", ...wired, axes: [0, 1], keepDimensions: true }, [map], [1, 1, 4]],
  ["ReduceMean dropped", { operator: "ReduceMean", ...wired, axes: [1], keepDimensions: false }, [map], [6, 4]],
  ["Softmax", { operator: "Softmax", ...wired, axes: [2] }, [map], map],
];

describe("inferShape", () => {
  it.each(fitting)("%s", (_, spec, inputs, shape) => {
    expect(inferShape(spec, inputs)).toEqual(shape);
  });

  it("counts exactly the windows that start before the padding behind the map ends", () => {
    const lengths = fc.record({
      length: fc.integer({ min: 1, max: 20 }),
      kernel: fc.integer({ min: 1, max: 5 }),
      stride: fc.integer({ min: 1, max: 5 }),
      before: fc.nat({ max: 2 }),
      after: fc.nat({ max: 2 }),
      ceil: fc.boolean(),
    });
    fc.assert(
      fc.property(lengths, ({ length, kernel, stride, before, after, ceil }) => {
        fc.pre(before < kernel && after < kernel && length + before + after >= kernel);
        let count = 0;
        for (let start = -before; ceil ? start < length : start + kernel <= length + after; start += stride) {
          count += 1;
          if (start + kernel >= length + after) break;
        }
        const pool = poolSpec("x", "a", {
          kernel: [kernel, 1],
          strides: [stride, 1],
          pads: padsOf(before, 0, after, 0),
          ceil,
        });
        expect(inferShape(pool, [[length, 1, 1]])[0]).toBe(count);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
