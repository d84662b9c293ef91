import { create } from "@bufbuild/protobuf";
import { GetModelResponseSchema, ModelSummarySchema, UnitSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import type { KeptSweep } from "../sweep/kept-sweeps.ts";
import { emptySweep } from "../sweep/sweep-state.ts";
import { addressOf, describeOther, describeSweepOf } from "./describe-other.ts";

function kept(topClasses: number[], changes: Partial<KeptSweep["settings"]> = {}): KeptSweep {
  const summary = create(ModelSummarySchema, { name: "net", inputShape: [20, 20, 3], classes: 2 });
  const response = create(GetModelResponseSchema, { summary, labels: ["cat", "dog"] });
  const values = Float32Array.from(topClasses, (_, tile) => 0.2 + 0.1 * tile);
  const settings: KeptSweep["settings"] = {
    model: { summary, response, layers: new Map(), items: [], stages: undefined, input: undefined },
    image: {
      reference: { kind: "dataset", dataset: "pets", split: "val", index: 3 },
      name: "pets 3",
      bytes: new Uint8Array(),
      source: {},
      labels: [],
      parts: {},
    },
    patch: 10,
    stride: 5,
    fill: "mean",
    classIndex: undefined,
    layer: undefined,
    ...changes,
  };
  const start = {
    grid: { height: 20, width: 20, patch: 10, stride: 10, rows: 2, columns: 2 },
    classIndex: 1,
    probability: 0.9,
    unit: create(UnitSchema, { layer: "conv5", channel: 2 }),
    activity: 1,
    topClass: 1,
    topProbability: 0.9,
    provenance: undefined,
  };
  const tiles = {
    probabilities: values,
    activities: values,
    topClasses: Int32Array.from(topClasses),
    topProbabilities: values,
  };
  return { key: "a", settings, sweep: { ...emptySweep, state: "complete", start, tiles, done: 4 } };
}

describe("another sweep, small", () => {
  it("says class, range and winners, and the model where it is another", () => {
    expect(describeOther(kept([1, 1, 0, 1]), "net")).toEqual({
      title: "dog",
      range: "0.900 → 0.200 … 0.500",
      winners: "10 px; 2 classes win",
    });
    const other = describeOther(kept([1, 1, 1, 1], { fill: "blur" }), "another");
    expect([other.title, other.winners]).toEqual(["dog, net", "10 px of blur; one class wins"]);
  });

  it("says how it was swept", () => {
    expect(describeSweepOf(kept([1, 1, 0, 1]))).toBe("pets 3: square 10 px, stride 5 px, fill mean, watched conv5");
  });

  it("has an address of its own: what is held or beside now is not part of it", () => {
    expect(addressOf(kept([1, 1, 0, 1], { fill: "blur", classIndex: 0 }))).toEqual({
      model: "net",
      image: { kind: "dataset", dataset: "pets", split: "val", index: 3 },
      patch: 10,
      stride: 5,
      fill: "blur",
      class: 0,
      layer: undefined,
      unit: undefined,
      vs: undefined,
      square: undefined,
    });
  });
});
