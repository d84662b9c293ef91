import { create } from "@bufbuild/protobuf";
import { FeatureSnapshotSchema, GetEvolutionResponseSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { followedLayers, toGridData } from "./evolution-grid-data.ts";
import { emptyEvolution, readEvolutionMessage } from "./evolution-state.ts";
import { nameLayers } from "./name-layers.ts";

const snapshot = (epoch: number, activations: Record<string, number>) =>
  create(GetEvolutionResponseSchema, {
    features: create(FeatureSnapshotSchema, {
      snapshot: { step: BigInt(epoch), epoch, model: `r/${epoch}` },
      changeByLayer: { relu1: epoch / 10 },
      features: Object.entries(activations).map(([key, activation]) => {
        const [layer = "", channel] = key.split(":");
        return { unit: { layer, channel: Number(channel) }, activation, projectionPng: Uint8Array.of(epoch) };
      }),
    }),
  });
const evolution = [
  snapshot(5, { "relu1:3": 1, "relu1:7": 9, "relu1:9": 4, "relu2:0": 2 }),
  snapshot(1, { "relu1:3": 8, "relu2:0": 0 }),
].reduce(readEvolutionMessage, emptyEvolution);
const urlOf = (png: Uint8Array) => `picture ${png[0]}`;

describe("grid of an evolution", () => {
  it("snapshots stand in their order, a later message of a step replaces it", () => {
    expect(evolution.snapshots.map((one) => one.snapshot?.epoch)).toEqual([1, 5]);
    const again = readEvolutionMessage(evolution, snapshot(5, { "relu1:3": 2 }));
    expect(again.snapshots[1]?.features).toHaveLength(1);
  });
  it("the strongest of the newest snapshot are rows, by channel; cells of maps that are not known are left open", () => {
    expect(followedLayers(evolution)).toEqual(["relu1", "relu2"]);
    const { snapshots, layers } = toGridData(
      evolution,
      nameLayers(["relu1", "relu2"], undefined),
      [{ epoch: 9, due: "" }],
      3,
      urlOf,
    );
    expect(snapshots.map(({ key }) => key)).toEqual(["r/1", "r/5", "due 9"]);
    expect(layers.map(({ followed }) => followed.map(({ channel }) => channel))).toEqual([[7], [0]]);
    const all = toGridData(evolution, nameLayers(["relu1"], undefined), [], undefined, urlOf);
    expect(all.layers[0]?.followed.map(({ channel }) => channel)).toEqual([3, 7, 9]);
    expect(all.layers[0]?.followed[0]?.cells.map((cell) => cell?.projectionUrl)).toEqual(["picture 1", "picture 5"]);
    expect(all.layers[0]?.followed[1]?.cells[0]).toBeUndefined();
    expect(all.layers[0]?.changes).toEqual([0.1, 0.5]);
  });
});
