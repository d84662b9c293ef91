import { create } from "@bufbuild/protobuf";
import { type Layer, LayerSchema } from "@deconvscope/proto";
import { expect, it } from "vitest";
import { layersToCome } from "./layers-to-come.ts";

const layer = (name: string, operator: string, input: string, stride: number, outputShape = [4, 4, 8]) =>
  create(LayerSchema, {
    ...{ name, operator, inputs: [input], outputShape },
    receptiveField: { strideY: stride, strideX: stride },
  });
const item = (label: string, ...members: Layer[]) => ({
  ...{ id: members.at(-1)!.name, label, kind: "conv" as const, layer: members.at(-1)!, members },
});

it("names what an activation function follows, and what moves by more than a pixel", () => {
  const conv = layer("conv1", "Conv", "input", 2);
  const relu = layer("relu1", "Relu", "conv1", 2);
  const pool = layer("pool1", "MaxPool", "relu1", 4);
  const same = layer("conv2", "Conv", "pool1", 4);
  const dense = layer("fc3", "Gemm", "conv2", 4, [10]);
  const items = [item("conv1", conv, relu), item("pool1", pool), item("conv2", same), item("fc3", dense)];
  const layers = new Map([conv, relu, pool, same, dense].map((one) => [one.name, one]));
  expect(layersToCome({ items, layers })).toEqual({ firing: ["conv1"], aliasing: ["conv1", "pool1"] });
});
