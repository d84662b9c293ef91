import { create } from "@bufbuild/protobuf";
import { MeasureInvarianceResponseSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { invarianceRows } from "./invariance-rows.ts";
import { emptyInvariance, type InvarianceMessage, readInvariance } from "./invariance-state.ts";

const point = (image: number, amount: number, distance: number) => ({
  image,
  amount,
  distances: [10 * distance],
  relativeDistances: [distance],
  probability: 1 - distance,
});
function told(transform: InvarianceMessage["transform"], place: number, init: object): InvarianceMessage {
  return { transform, place, of: 2, message: create(MeasureInvarianceResponseSchema, init) };
}
const start = { subjects: [{ label: "cat" }, { label: "dog" }], layers: ["conv1"], amounts: [0, 10] };

describe("invariance", () => {
  const state = [
    told("scale", 0, { ...start, progress: { done: 0n, total: 4n } }),
    told("scale", 0, { points: [point(1, 10, 0.5), point(0, 0, 0)], progress: { done: 2n, total: 4n, rate: 7 } }),
    told("rotate", 1, { ...start, points: [point(0, 10, 0.25)], progress: { done: 1n, total: 4n }, complete: true }),
  ].reduce(readInvariance, emptyInvariance);

  it("puts points where they belong, whichever comes first", () => {
    const { points = [], complete } = state.curves.scale ?? {};
    expect(points.map((row) => row.map((one) => one?.relativeDistances[0]))).toEqual([
      [0, undefined],
      [undefined, 0.5],
    ]);
    expect([complete, state.curves.rotate?.complete]).toEqual([false, true]);
  });

  it("counts all transformations together", () => {
    expect([state.progress?.done, state.progress?.total]).toEqual([5n, 8n]);
  });

  it("lists what is known by transformation, image and amount", () => {
    const rows = invarianceRows(state, ["cat 1", "dog 2"], ["scale", "rotate"]);
    expect(rows.map(({ transform, name, amount, label }) => [transform, name, amount, label])).toEqual([
      ["scale", "cat 1", 0, "cat"],
      ["scale", "dog 2", 10, "dog"],
      ["rotate", "cat 1", 10, "cat"],
    ]);
  });

  it("refuses a point of no image, or of another amount", () => {
    expect(() => readInvariance(state, told("scale", 0, { points: [point(2, 0, 0)] }))).toThrow("got 2, 0");
    expect(() => readInvariance(state, told("scale", 0, { points: [point(0, 3, 0)] }))).toThrow("got 0, 3");
  });
});
