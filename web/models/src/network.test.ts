import { create } from "@bufbuild/protobuf";
import { GetModelResponseSchema, type Layer, LayerSchema } from "@deconvscope/proto";
import { foldLayers, type ModelView } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { graphLayers } from "./graph-layers.ts";
import { layerRows } from "./layer-rows.ts";

function layer(
  operator: string,
  name: string,
  inputs: string[],
  channels: number,
  field: number,
  parameters = 0,
): Layer {
  return create(LayerSchema, {
    name,
    operator,
    inputs,
    outputShape: operator === "Gemm" ? [channels] : [55, 55, channels],
    parameters: BigInt(parameters),
    flops: BigInt(2 * parameters),
    receptiveField: {
      height: field,
      width: field,
      strideY: operator === "Gemm" ? 0 : 4,
      strideX: operator === "Gemm" ? 0 : 4,
    },
    projectable: operator !== "Input",
  });
}
function view(layers: Layer[]): ModelView {
  const response = create(GetModelResponseSchema, { summary: { name: "net", inputShape: [227, 227, 3] }, layers });
  return {
    summary: response.summary!,
    response,
    layers: new Map(layers.map((one) => [one.name, one])),
    items: foldLayers(layers),
    stages: undefined,
    input: layers[0],
  };
}
const squeezenet = view([
  layer("Input", "data", [], 3, 1),
  layer("Conv", "conv1", ["data"], 96, 7, 100),
  layer("Relu", "relu1", ["conv1"], 96, 7),
  layer("Conv", "fire2/squeeze", ["relu1"], 16, 7, 10),
  layer("Relu", "fire2/relu", ["fire2/squeeze"], 16, 7),
  layer("Conv", "fire2/one", ["fire2/relu"], 64, 7, 20),
  layer("Conv", "fire2/three", ["fire2/relu"], 64, 15, 30),
  layer("Concat", "fire2/concat", ["fire2/one", "fire2/three"], 128, 15),
  layer("Gemm", "fc", ["fire2/concat"], 10, 227, 5),
]);

describe("graph layers", () => {
  it("connects the items and tells a module's paths", () => {
    const graph = graphLayers(squeezenet, new Map([["relu1", "data:face"]]));
    expect(graph.map(({ id, inputs }) => [id, inputs])).toEqual([
      ["data", []],
      ["relu1", ["data"]],
      ["fire2/concat", ["relu1"]],
      ["fc", ["fire2/concat"]],
    ]);
    expect(graph[1]).toMatchObject({ label: "conv1", channels: 96, receptiveField: 7, pictureUrl: "data:face" });
    expect(graph[2]).toMatchObject({
      parts: [
        { label: "1 × 1", channels: 64 },
        { label: "3 × 3", channels: 64 },
      ],
      squeeze: { label: "squeeze", channels: 16 },
    });
    expect(graph[3]).toMatchObject({ height: 1, width: 1, channels: 10 });
    expect(graph[3]).not.toHaveProperty("receptiveField");
  });
});

describe("layer rows", () => {
  it("adds up what is folded, and keeps it below", () => {
    const rows = layerRows(squeezenet);
    expect(rows.map(({ label, parameters, flops }) => [label, parameters, flops])).toEqual([
      ["conv1", 100, 200],
      ["fire2", 60, 120],
      ["fc", 5, 10],
    ]);
    expect(rows[1]!.children).toHaveLength(5);
    expect(rows[1]!.children?.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(60);
    expect(rows[2]).not.toHaveProperty("stride");
  });
  it("gives every row an id of its own", () => {
    const ids = layerRows(squeezenet).flatMap((row) => [row.id, ...(row.children ?? []).map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
