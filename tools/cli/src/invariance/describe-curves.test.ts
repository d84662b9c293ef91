import { create } from "@bufbuild/protobuf";
import { MeasureInvarianceResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { tableOf } from "./describe-curves.ts";
import { transformKinds } from "./transform-kind.ts";

/** Two images at 0 and 10 pixels, two layers. */
function curvesOf(far: readonly (readonly number[])[]) {
  return create(MeasureInvarianceResponseSchema, {
    subjects: [
      { label: "cat", probability: 1 },
      { label: "dog", probability: 1 },
    ],
    layers: ["conv1", "fc"],
    amounts: [0, 10],
    points: far.flatMap((relativeDistances, image) => [
      { image, amount: 0, distances: [0, 0], relativeDistances: [0, 0], probability: 1 },
      { image, amount: 10, distances: [1, 1], relativeDistances: [...relativeDistances], probability: 1 },
    ]),
  });
}

const rowsOf = (far: readonly (readonly number[])[]) =>
  tableOf(curvesOf(far), transformKinds.get("translate-y")!, (text) => text)
    .split("\n")
    .slice(2, 4)
    .map((row) => row.trimEnd().replace(/ {2,}/g, " | "));

test("means over images, and when features are gone", () => {
  expect(
    rowsOf([
      [0.5, 0.25],
      [1.5, 0.25],
    ]),
  ).toEqual(["conv1 | 0.000 | 1.000 | 0.5 away at 5 px", "fc | 0.000 | 0.250 | never 0.5 away"]);
});

test("what answers nothing to an image as it is has no relative distance", () => {
  expect(
    rowsOf([
      [0.5, 0.25],
      [Number.POSITIVE_INFINITY, 0.25],
    ]),
  ).toEqual(["conv1 | 0.000 | – | silent on 1 of 2 as they are", "fc | 0.000 | 0.250 | never 0.5 away"]);
});
