import { expect, test } from "vitest";
import type { LayerAnatomy } from "../engine/model-anatomy.ts";
import { madeUpModel } from "../runs/testing/made-up-run.ts";
import { watchedLayer } from "./watched-layer.ts";

const field = { height: 1, width: 1, strideY: 1, strideX: 1, offsetY: 0, offsetX: 0 };

/** "relu:Relu=8,8,3" is a layer, its operator and its shape. */
function modelOf(text: string) {
  const layers = text.split(" ").map((part): LayerAnatomy => {
    const [name = "", operator = "", shape = ""] = part.split(/[:=]/);
    const projectable = operator !== "Input";
    return {
      name,
      operator,
      inputs: [],
      shape: shape.split(",").map(Number),
      parameters: 0,
      flops: 0,
      field,
      projectable,
    };
  });
  const model = madeUpModel("net", "0".repeat(64));
  return { ...model, anatomy: { ...model.anatomy, layers, classes: 10 } };
}

test.each([
  [
    "the last rectified maps, before they are thinned out and normalised",
    "in:Input=8,8,3 c1:Conv=8,8,6 r1:Relu=8,8,6 n1:LRN=8,8,6 m1:MaxPool=4,4,6 fc:Gemm=20 p:Softmax=10",
    "r1",
  ],
  [
    "all maps of the last module, not the classes' own",
    "in:Input=8,8,3 a:Relu=8,8,6 b:Relu=8,8,6 ab:Concat=8,8,12 d:Dropout=8,8,12 c:Conv=8,8,10 r:Relu=8,8,10 g:GlobalAveragePool=1,1,10",
    "ab",
  ],
  [
    "a residual sum's rectifier",
    "in:Input=8,8,3 c:Conv=8,8,6 s:Add=8,8,6 r:Relu=8,8,6 g:GlobalAveragePool=1,1,6 fc:Gemm=10",
    "r",
  ],
  [
    "of units without places the last before the classes",
    "in:Input=8,8,3 f:Flatten=192 fc:Gemm=20 r:Relu=20 p:Gemm=10",
    "r",
  ],
  ["the classes where there is nothing else", "in:Input=8,8,3 f:Flatten=192 fc:Gemm=10 p:Softmax=10", "fc"],
])("without a name: %s", (_, text, expected) => {
  expect(watchedLayer(modelOf(text), "layer")).toBe(expected);
});

test("a network without anything to project is told so", () => {
  expect(() => watchedLayer(modelOf("in:Input=8,8,3 f:Flatten=192"), "sweep.layer")).toThrow(
    /nothing given, and "net" has no layer whose units can be projected; expected a layer's name/,
  );
});
