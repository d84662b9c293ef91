import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { architectures } from "./architectures/architectures.ts";
import { instantiate } from "./architectures/instantiate.ts";
import { buildNetwork } from "./build-network.ts";
import type { LayerSpec } from "./layer-spec.ts";
import { type ReceptiveField, receptiveFields } from "./receptive-fields.ts";
import { convSpec, inputSpec, padsOf, poolSpec, reluSpec } from "./testing/layer-specs.ts";
import { randomGraphs } from "./testing/random-graph.ts";
import { reach } from "./testing/reach.ts";
import { unitReceptiveField } from "./unit-receptive-field.ts";

function fieldOf(specs: readonly LayerSpec[], name: string): ReceptiveField | undefined {
  return receptiveFields(buildNetwork(specs, specs.at(-1)?.name ?? "")).get(name);
}

const whole = (height: number, width: number): ReceptiveField => ({
  height,
  width,
  strideY: 0,
  strideX: 0,
  offsetY: 0,
  offsetX: 0,
});

describe("receptiveFields", () => {
  it("gives ZFNet's conv1 to pool5 the fields 7, 11, 27, 43, 75, 107, 139, 171", () => {
    const make = architectures.get("zfnet");
    const network = instantiate({ ...make!(10), layers: make!(10).layers.slice(0, 16) }, () => 0.5, "he");
    const fields = receptiveFields(network);
    const sizes = ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5"].map((name) => {
      const field = fields.get(name);
      return [field?.height, field?.strideY, field?.offsetY];
    });
    expect(sizes).toEqual([
      [7, 2, -1],
      [11, 4, -1],
      [27, 8, -1],
      [43, 16, -1],
      [75, 16, -17],
      [107, 16, -33],
      [139, 16, -49],
      [171, 32, -49],
    ]);
  });

  it("keeps rows and columns apart: k=[5,3] s=[2,1] d=[1,3] pads=[1,0,4,2]", () => {
    const conv = convSpec("conv", "input", {
      kernel: [5, 3],
      strides: [2, 1],
      dilations: [1, 3],
      pads: padsOf(1, 0, 4, 2),
      channels: 1,
      filters: 1,
    });
    expect(fieldOf([inputSpec([11, 12, 1]), conv], "conv")).toEqual({
      height: 5,
      width: 7,
      strideY: 2,
      strideX: 1,
      offsetY: -1,
      offsetX: 0,
    });
  });

  it("unites the branches that Concat joins", () => {
    const specs: LayerSpec[] = [
      inputSpec([9, 9, 1]),
      convSpec("narrow", "input", { kernel: [1, 1], channels: 1, filters: 2 }),
      convSpec("wide", "input", { kernel: [5, 3], pads: padsOf(2, 1), channels: 1, filters: 2 }),
      { operator: "Concat", name: "both", inputs: ["narrow", "wide"], axis: 2 },
    ];
    expect(fieldOf(specs, "both")).toEqual({ height: 5, width: 3, strideY: 1, strideX: 1, offsetY: -2, offsetX: -1 });
  });

  it("sees the whole input where branches of different strides meet", () => {
    const specs: LayerSpec[] = [
      inputSpec([8, 8, 1]),
      poolSpec("pool", "input", { kernel: [2, 2] }),
      { operator: "Slice", name: "crop", inputs: ["input"], starts: [2, 2, 0], sizes: [4, 4, 1], steps: [1, 1, 1] },
      { operator: "Add", name: "sum", inputs: ["pool", "crop"], operands: [{ layer: "pool" }, { layer: "crop" }] },
    ];
    expect(fieldOf(specs, "crop")).toMatchObject({ height: 1, strideY: 1, offsetY: 2 });
    expect(fieldOf(specs, "sum")).toEqual(whole(8, 8));
  });

  it.each<[string, LayerSpec]>([
    ["Flatten", { operator: "Flatten", name: "last", inputs: ["relu"], shape: [30], order: "channels-first" }],
    ["GlobalMaxPool", { operator: "GlobalMaxPool", name: "last", inputs: ["relu"] }],
    [
      "Transpose of rows and columns",
      { operator: "Transpose", name: "last", inputs: ["relu"], permutation: [1, 0, 2] },
    ],
    [
      "Reshape that mixes places",
      { operator: "Reshape", name: "last", inputs: ["relu"], shape: [6, 5, 1], order: "channels-last" },
    ],
    ["Softmax over places", { operator: "Softmax", name: "last", inputs: ["relu"], axes: [0, 1] }],
    [
      "InstanceNormalization",
      {
        operator: "InstanceNormalization",
        name: "last",
        inputs: ["relu"],
        gamma: Float32Array.of(1),
        beta: Float32Array.of(0),
        epsilon: 1,
      },
    ],
  ])("sees the whole input after %s", (_, last) => {
    expect(fieldOf([inputSpec([5, 6, 1]), reluSpec("relu", "input"), last], "last")).toEqual(whole(5, 6));
  });

  it("mixes only the axis that ReduceMean or MatMul mixes", () => {
    const constant = { shape: [6, 4, 1], data: new Float32Array(24) };
    const specs: LayerSpec[] = [
      inputSpec([5, 6, 1]),
      { operator: "ReduceMean", name: "mean", inputs: ["input"], axes: [0], keepDimensions: true },
      { operator: "MatMul", name: "product", inputs: ["input"], operands: [{ layer: "input" }, { constant }] },
    ];
    expect(fieldOf(specs, "mean")).toMatchObject({ height: 5, strideY: 0, width: 1, strideX: 1 });
    expect(fieldOf(specs, "product")).toMatchObject({ height: 1, strideY: 1, width: 6, strideX: 0 });
  });

  it("is exactly what a walk over boundless maps reaches, and holds all that a walk over real maps reaches", () => {
    fc.assert(
      fc.property(randomGraphs, (network) => {
        const fields = receptiveFields(network);
        const input = network.layers[0]?.shape ?? [];
        const mirrored = network.layers.some((layer) => layer.operator === "Pad" && layer.mode !== "constant");
        for (const layer of network.layers) {
          const field = fields.get(layer.name)!;
          for (const axis of [0, 1] as const) {
            const [size, stride, offset] =
              axis === 0 ? [field.height, field.strideY, field.offsetY] : [field.width, field.strideX, field.offsetX];
            for (let unit = 0; unit < (layer.shape[axis] ?? 0); unit += 1) {
              const start = offset + unit * stride;
              if (stride !== 0 && !mirrored) {
                const cells = [...reach(network, layer, unit, axis, false)];
                expect([Math.min(...cells), Math.max(...cells)]).toEqual([start, start + size - 1]);
              }
              for (const cell of reach(network, layer, unit, axis, true)) {
                expect(cell >= start && cell < start + size && cell < (input[axis] ?? 0)).toBe(true);
              }
            }
          }
        }
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});

describe("unitReceptiveField", () => {
  const field: ReceptiveField = { height: 7, width: 3, strideY: 2, strideX: 1, offsetY: -3, offsetX: -4 };

  it("clips to the input", () => {
    expect(unitReceptiveField(field, 0, 3, [10, 10, 3])).toEqual({ x: 0, y: 0, width: 2, height: 4 });
    expect(unitReceptiveField(field, 3, 6, [10, 10, 3])).toEqual({ x: 2, y: 3, width: 3, height: 7 });
    expect(unitReceptiveField(field, 5, 13, [10, 10, 3])).toEqual({ x: 9, y: 7, width: 1, height: 3 });
  });

  it("is empty for a unit that sees only padding", () => {
    expect(unitReceptiveField(field, 0, 0, [10, 10, 3])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });
});
