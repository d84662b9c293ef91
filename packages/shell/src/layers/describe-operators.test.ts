import { describe, expect, it } from "vitest";
import { type DescribableLayer, describeOperators } from "./describe-operators.ts";
import { foldLayers } from "./fold-layers.ts";

/** [operator, name, channels, field, stride, inputs] */
function describeAll(rows: readonly [string, string, number, number, number, string[]][]): string[] {
  const layers: DescribableLayer[] = rows.map(([operator, name, channels, field, stride, inputs]) => ({
    operator,
    name,
    inputs,
    outputShape: [10, 10, channels],
    projectable: true,
    receptiveField: { height: field, width: field, strideY: stride, strideX: stride },
  }));
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  return foldLayers(layers).map((item) => describeOperators(item, byName));
}

describe("describe operators", () => {
  it("tells kernel and stride from the receptive fields before and after", () => {
    expect(
      describeAll([
        ["Input", "data", 3, 1, 1, []],
        ["Conv", "conv1", 96, 7, 2, ["data"]],
        ["Relu", "relu1", 96, 7, 2, ["conv1"]],
        ["LRN", "norm1", 96, 7, 2, ["relu1"]],
        ["MaxPool", "pool1", 96, 11, 4, ["norm1"]],
        ["Conv", "conv2", 256, 27, 4, ["pool1"]],
        ["GlobalAveragePool", "mean", 256, 27, 0, ["conv2"]],
        ["Gemm", "fc", 10, 224, 0, ["mean"]],
      ]),
    ).toEqual(["conv 7×7, stride 2, normalised", "max 3×3, stride 2", "conv 5×5", "global mean", "dense"]);
  });

  it("tells a fire module's squeeze and expansion", () => {
    expect(
      describeAll([
        ["Input", "data", 3, 1, 1, []],
        ["Conv", "fire2/squeeze", 16, 1, 1, ["data"]],
        ["Conv", "fire2/one", 64, 1, 1, ["fire2/squeeze"]],
        ["Conv", "fire2/three", 64, 3, 1, ["fire2/squeeze"]],
        ["Concat", "fire2/concat", 128, 3, 1, ["fire2/one", "fire2/three"]],
        ["Conv", "conv10", 10, 3, 1, ["fire2/concat"]],
      ]),
    ).toEqual(["squeeze 16, expand 64 + 64", "conv 1×1"]);
  });

  it("tells a residual block's kernels", () => {
    expect(
      describeAll([
        ["Input", "data", 3, 1, 1, []],
        ["Conv", "stem", 8, 3, 1, ["data"]],
        ["Conv", "a", 8, 5, 1, ["stem"]],
        ["Conv", "b", 8, 7, 1, ["a"]],
        ["Add", "sum", 8, 7, 1, ["b", "stem"]],
      ]),
    ).toEqual(["conv 3×3", "3×3, 3×3, added"]);
  });
});
