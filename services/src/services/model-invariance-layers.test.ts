import { expect, test } from "vitest";
import type { LayerAnatomy } from "../engine/model-anatomy.ts";
import { madeUpModel } from "../runs/testing/made-up-run.ts";
import { readFollowedLayers } from "./model-invariance-layers.ts";

const field = { height: 1, width: 1, strideY: 1, strideX: 1, offsetY: 0, offsetX: 0 };

/** "relu:Relu<conv" is a layer, its operator and what it reads. */
function layersOf(text: string): LayerAnatomy[] {
  return text.split(" ").map((part) => {
    const [, name = "", operator = "", inputs = ""] = /^([^:]+):([^<]+)<?(.*)$/.exec(part) ?? [];
    return {
      name,
      operator,
      inputs: inputs === "" ? [] : inputs.split(","),
      shape: [8, 8, 3],
      parameters: 0,
      flops: 0,
      field,
      projectable: operator !== "Input",
    };
  });
}

test.each([
  [
    "the first convolution, rectified, and what the classifier reads",
    "in:Input c1:Conv<in r1:Relu<c1 c2:Conv<r1 r2:Relu<c2 fc:Gemm<r2 p:Softmax<fc",
    "fc",
    ["r1", "r2"],
  ],
  [
    "a rectifier behind a batch normalization",
    "in:Input c1:Conv<in b1:BatchNormalization<c1 r1:Clip<b1 g:GlobalAveragePool<r1 fc:Gemm<g",
    "fc",
    ["r1", "g"],
  ],
  ["a convolution that others read as well", "in:Input c1:Conv<in r1:Relu<c1 s:Add<c1,r1 fc:Gemm<s", "fc", ["c1", "s"]],
  [
    "what dropout and flattening pass on",
    "in:Input c1:Conv<in r1:Relu<c1 m:MaxPool<r1 f:Flatten<m d:Dropout<f fc:Gemm<d",
    "fc",
    ["r1", "m"],
  ],
  ["one layer where both are the same", "in:Input c1:Conv<in r1:Relu<c1 fc:Gemm<r1", "fc", ["r1"]],
  [
    "what the classifier reads where nothing before it has weights",
    "in:Input g:GlobalAveragePool<in fc:Gemm<g",
    "fc",
    ["g"],
  ],
  ["the classifier itself where it reads the image", "in:Input fc:Gemm<in", "fc", ["fc"]],
  [
    "the last layer where no layer alone is the classifier",
    "in:Input c1:Conv<in c2:Conv<in s:Add<c1,c2",
    "",
    ["c1", "s"],
  ],
  ["the first layer where nothing has weights", "in:Input m:MaxPool<in g:GlobalAveragePool<m", "", ["m", "g"]],
])("without names: %s", (_, text, scoring, expected) => {
  const model = madeUpModel("net", "0".repeat(64));
  const described = { ...model, anatomy: { ...model.anatomy, layers: layersOf(text) } };
  expect(readFollowedLayers(described, [], { scoring, cuts: [], probed: [] })).toEqual(expected);
});
