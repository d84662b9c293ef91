import { create } from "@bufbuild/protobuf";
import { FaithfulnessCurvesSchema, MeasureFaithfulnessResponseSchema, RandomisedMapSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { describeFaithfulness, emptyFaithfulness, readFaithfulness } from "./faithfulness-state.ts";

const curves = create(FaithfulnessCurvesSchema, {
  deletionArea: 0.1,
  insertionArea: 0.8,
  randomDeletionAreas: [0.3, 0.5],
  randomInsertionAreas: [0.4],
});

describe("faithfulness", () => {
  it("gathers progress, curves, and one map after another", () => {
    const events = [
      { case: "progress", value: { done: 3n, total: 9n } },
      { case: "curves", value: curves },
      { case: "randomised", value: { layer: "fc8", similarity: 0.9 } },
      { case: "randomised", value: { layer: "fc7", similarity: 0.2, complete: true } },
    ] as const;
    const state = events.reduce(
      (before, event) => readFaithfulness(before, create(MeasureFaithfulnessResponseSchema, { event })),
      emptyFaithfulness,
    );
    expect(state.progress?.done).toBe(3n);
    expect(state.curves?.deletionArea).toBe(0.1);
    expect(state.randomised.map(({ layer }) => layer)).toEqual(["fc8", "fc7"]);
  });

  it.each([
    [0.1, 0.8, /better than a random one, both/],
    [0.1, 0.3, /only when pixels go\./],
    [0.6, 0.8, /only when pixels come back\./],
    [0.6, 0.3, /no better than a random one/],
  ])("says what areas of %f and %f mean", (deletionArea, insertionArea, words) => {
    const measured = { ...curves, deletionArea, insertionArea };
    expect(describeFaithfulness({ ...emptyFaithfulness, curves: measured })).toMatch(words);
  });

  it("says what the last of the maps with new weights means", () => {
    const of = (similarity: number) => [create(RandomisedMapSchema, { layer: "conv1", similarity })];
    expect(describeFaithfulness({ ...emptyFaithfulness, curves, randomised: of(0.04) })).toContain("what was learnt.");
    expect(describeFaithfulness({ ...emptyFaithfulness, curves, randomised: of(0.9) })).toContain(
      "stays much the same",
    );
  });

  it("says nothing before the curves", () => {
    expect(describeFaithfulness(emptyFaithfulness)).toBeUndefined();
  });
});
