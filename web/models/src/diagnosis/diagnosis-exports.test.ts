import { create } from "@bufbuild/protobuf";
import { DiagnoseResponseSchema, GetModelResponseSchema, ProgressSchema } from "@deconvscope/proto";
import type { ModelView } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { comparisonExport, diagnosisFacts, findingsExport, type Measured } from "./diagnosis-exports.ts";
import { emptyDiagnosis, readDiagnosis } from "./diagnosis-state.ts";

function measured(name: string, aliasing: number): Measured {
  const response = create(GetModelResponseSchema, { summary: { name, sha256: "0123456789abcdef" } });
  const model: ModelView = {
    ...{ summary: response.summary!, response, layers: new Map(), items: [], stages: undefined, input: undefined },
  };
  const message = create(DiagnoseResponseSchema, {
    layers: [
      { layer: "pool1", aliasing, strides: [2, 3] },
      { layer: "relu1", maps: 3, firingShare: [0, 0.5, 1], deadMaps: [0] },
    ],
    findings: [{ id: "dead-maps/relu1", layer: "relu1", severity: 2, text: "1 of 3", advice: "Try.", channels: [0] }],
    complete: true,
  });
  const images = { dataset: "menagerie", split: "validation", images: 1200 };
  return { model, diagnosis: readDiagnosis(emptyDiagnosis, message), images };
}
const zfnet = measured("zfnet", 0.25);

describe("exports", () => {
  it("name the images and the call", () => {
    expect(diagnosisFacts(zfnet, "aliasing")).toMatchObject({
      name: "zfnet-diagnosis-menagerie-validation-aliasing",
      facts: ["menagerie validation", "1,200 images"],
      call: {
        method: "Diagnose",
        request: { model: "zfnet", dataset: "menagerie", split: "validation", images: 1200 },
      },
    });
    const filters = diagnosisFacts({ ...zfnet, diagnosis: emptyDiagnosis });
    expect([filters.facts, filters.call.request]).toEqual([["filters alone"], { model: "zfnet" }]);
  });

  it("have a row a finding", async () => {
    expect((await findingsExport(zfnet).table?.(() => undefined))?.rows).toEqual([
      ["warning", "dead-maps/relu1", "relu1", "1 of 3", "Try.", "0"],
    ]);
  });

  it("have both models' layers, as an array each", async () => {
    const both = comparisonExport([zfnet, measured("alexnet", 0.5)], "aliasing");
    expect(both.name).toBe("zfnet-diagnosis-menagerie-validation-aliasing-against-alexnet");
    expect((await both.table?.(() => undefined))?.rows).toEqual([
      ["zfnet", "pool1", 2, 3, 0.25],
      ["alexnet", "pool1", 2, 3, 0.5],
    ]);
    expect(both.tensor).toBeUndefined();
    expect(await both.tensors?.(() => undefined)).toMatchObject([
      { name: "zfnet", values: Float32Array.of(0.25), shape: [1], axes: [["pool1"]] },
      { name: "alexnet", values: Float32Array.of(0.5), shape: [1], axes: [["pool1"]] },
    ]);
  });

  it("say that the other model's figures are not all of them", () => {
    const other = measured("alexnet", 0.5);
    const progress = create(ProgressSchema, { done: 20n, total: 1200n });
    const begun = { ...other, diagnosis: { ...other.diagnosis, complete: false, progress } };
    expect(comparisonExport([zfnet, begun], "firing").partial).toBe("alexnet partial: 20 of 1200");
  });

  it("have a row a map, with what is wrong with it", async () => {
    const one = comparisonExport([zfnet], "firing");
    expect((await one.table?.(() => undefined))?.rows).toEqual([
      ["zfnet", "relu1", 0, 0, "dead"],
      ["zfnet", "relu1", 1, 0.5, ""],
      ["zfnet", "relu1", 2, 1, ""],
    ]);
    expect((await one.tensor?.(() => undefined))?.axes).toEqual([["relu1:0", "relu1:1", "relu1:2"]]);
  });
});
