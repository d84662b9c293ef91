import { create } from "@bufbuild/protobuf";
import { GetModelResponseSchema, InvariancePointSchema } from "@deconvscope/proto";
import type { ImageReference, ModelView } from "@deconvscope/shell";
import { expect, it } from "vitest";
import { invarianceExport } from "./invariance-export.ts";
import { emptyInvariance } from "./invariance-state.ts";

const answer = create(GetModelResponseSchema, { summary: { name: "zfnet", sha256: "0123456789abcdef" } });
const model: ModelView = {
  ...{ summary: answer.summary!, response: answer, layers: new Map(), items: [], stages: undefined, input: undefined },
};
const imageOf = (reference: ImageReference) => ({
  ...{ reference, name: "", bytes: new Uint8Array(), source: {}, labels: [], parts: {} },
});
const photo = "ab".repeat(32);
const images = [
  imageOf({ kind: "dataset", dataset: "pets", split: "all", index: 7 }),
  imageOf({ kind: "upload", sha256: photo }),
];
const point = create(InvariancePointSchema, { distances: [2], relativeDistances: [0.5], probability: 0.25 });
const state = {
  ...{ ...emptyInvariance, layers: ["conv1"] },
  curves: { rotate: { amounts: [90], points: [[point], [point]], provenance: undefined, complete: true } },
};
const settings = { model, images, transforms: ["rotate"] as const, layers: ["conv1"] };
const measured = { settings, names: ["tabby", "mine.png"], state, isComplete: true };
const drawn = { columns: [], rows: [], lines: [] };

it("names each image by dataset, split and index, or by its file's SHA-256: a script can join by it", async () => {
  const { table, tensor } = invarianceExport(measured, drawn, "invariance");
  expect((await table?.(() => undefined))?.rows).toEqual([
    ["rotate", 90, "pets", "all", 7, "tabby", "conv1", 2, 0.5, "", 0.25],
    ["rotate", 90, "", "", photo, "mine.png", "conv1", 2, 0.5, "", 0.25],
  ]);
  expect((await tensor?.(() => undefined))?.axes?.[1]).toEqual(["pets:all:7", `upload:${photo}`]);
});
