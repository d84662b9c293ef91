import { create } from "@bufbuild/protobuf";
import { UnitSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { describeSweep } from "./describe-sweep.ts";
import { emptySweep, type Sweep } from "./sweep-state.ts";

function sweep(probability: number, probabilities: number[], parts?: { drop: number; area: number }): Sweep {
  const none = new Float32Array(probabilities.length);
  return {
    ...emptySweep,
    state: "complete",
    start: {
      grid: { height: 20, width: 20, patch: 10, stride: 10, rows: 2, columns: 2 },
      classIndex: 0,
      probability,
      unit: create(UnitSchema, { layer: "conv5" }),
      activity: 1,
      topClass: 0,
      topProbability: probability,
      provenance: undefined,
    },
    tiles: {
      probabilities: Float32Array.from(probabilities),
      activities: none,
      topClasses: new Int32Array(probabilities.length),
      topProbabilities: none,
    },
    summary: { probability: none, activity: none, projectionPng: new Uint8Array(), parts },
  };
}

describe("describe a sweep", () => {
  it("names the place that matters most, and how many hardly matter", () => {
    expect(describeSweep(sweep(0.906, [0.9, 0.032, 0.88, 0.7]), {})).toBe(
      "Cover x 10, y 0 and its probability falls from 0.906 to 0.032; 2 of the 4 places leave it above 0.8.",
    );
  });

  it("calls the place by the part that lies under it", () => {
    const parts = { tail: { x: 0, y: 0, width: 8, height: 8 }, "left eye": { x: 12, y: 2, width: 4, height: 4 } };
    expect(describeSweep(sweep(0.5, [0.5, 0.1, 0.5, 0.5]), parts)).toContain("Cover the left eye and");
  });

  it("holds the share on known parts against chance", () => {
    expect(describeSweep(sweep(0.5, [0.5, 0.1, 0.5, 0.5], { drop: 0.634, area: 0.2 }), {})).toContain(
      "63\u202f% of what it loses lies on the animal’s parts, which cover 20\u202f% of the image.",
    );
  });

  it("says so where no place matters", () => {
    expect(describeSweep(sweep(0.5, [0.49, 0.52, 0.5, 0.5]), {})).toBe(
      "No place matters by itself: wherever the square stands, its probability stays between 0.490 and 0.520; uncovered it is 0.500.",
    );
  });

  it("promises nothing before all is there", () => {
    expect(describeSweep({ ...sweep(0.5, [0.1, 0.1, 0.1, 0.1]), state: "streaming" }, {})).toMatch(
      /^A whole rough map/,
    );
  });

  it.each(["cancelled", "failed"] as const)("says nothing of the whole of a %s sweep", (state) => {
    const partial = { ...sweep(0.5, [0.1, 0.1, 0.1, 0.1]), state, done: 3 };
    expect(describeSweep(partial, {})).toMatch(/^The square was not everywhere/);
    expect(describeSweep({ ...partial, done: 0 }, {})).toMatch(/^The square was nowhere/);
  });
});
