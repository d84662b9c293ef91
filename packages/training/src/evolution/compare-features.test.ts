import { expect, test } from "vitest";
import { compareFeatures, countJumps } from "./compare-features.ts";
import { compareFields } from "./compare-fields.ts";
import { describeField, findBefore, type LayerFeatures } from "./layer-features.ts";
import { type MapField, noField } from "./map-field.ts";

const fieldOf = (x: number, y: number, width: number, ...signal: number[]): MapField => ({
  inside: { x, y, width, height: signal.length / width },
  signal: Float32Array.from(signal),
});

test("projections are compared by the angle between them", () => {
  const one = fieldOf(0, 0, 2, 1, 2, 3, 4);
  expect(compareFields(one, one)).toBe(0);
  expect(compareFields(one, fieldOf(0, 0, 2, 10, 20, 30, 40))).toBeCloseTo(0, 12);
  expect(compareFields(one, fieldOf(0, 0, 2, -1, -2, -3, -4))).toBe(2);
  expect(compareFields(one, fieldOf(0, 0, 2, 2, -1, 4, -3))).toBe(1);
  expect(compareFields(fieldOf(0, 0, 1, 3, 4), fieldOf(0, 0, 1, 4, 3))).toBeCloseTo(1 - 24 / 25, 12);
});

test("cell lies on cell of the field, wherever the image's border cuts it", () => {
  const whole = fieldOf(0, 0, 3, 0, 0, 0, 0, 5, 6, 0, 8, 9);
  expect(compareFields(whole, fieldOf(1, 1, 2, 5, 6, 8, 9))).toBe(0);
  expect(compareFields(fieldOf(1, 1, 2, 5, 6, 8, 9), fieldOf(0, 0, 2, 1, 1, 1, 5))).toBeCloseTo(
    1 - 25 / Math.sqrt(206 * 28),
    12,
  );
  expect(compareFields(fieldOf(0, 0, 1, 1), fieldOf(2, 2, 1, 1))).toBe(1);
});

test("what is zero everywhere is as far from all else as can be without being its opposite", () => {
  const zero = fieldOf(0, 0, 1, 0, 0);
  expect(compareFields(zero, fieldOf(0, 0, 1, 0))).toBe(0);
  expect(compareFields(noField, zero)).toBe(0);
  expect(compareFields(noField, noField)).toBe(0);
  expect(compareFields(zero, fieldOf(0, 0, 1, 1))).toBe(1);
  expect(compareFields(fieldOf(0, 0, 1, 1), noField)).toBe(1);
});

const features = (images: readonly number[], ...signals: readonly number[][]): LayerFeatures => ({
  layer: "conv1",
  field: [2, 1, 1],
  maps: images.map((image, channel) => ({ channel, image, activation: 1, y: 0, x: 0 })),
  followed: signals.map((signal, channel) => ({ channel, ...fieldOf(0, 0, 1, ...signal) })),
});

test("of a layer tells the share of maps with another image, and the mean distance of those that are followed", () => {
  const before = features([1, 2, -1, 4], [1, 0], [0, 1]);
  const after = features([1, 3, -1, -1], [1, 0], [1, 0]);
  expect(countJumps(before.maps, after.maps)).toBe(0.5);
  expect(compareFeatures(before, after)).toEqual({ jumps: 0.5, change: 0.5 });
  expect(compareFeatures(before, before)).toEqual({ jumps: 0, change: 0 });
});

test("layers of another name, number of maps or field are not compared", () => {
  const before = features([1, 2], [1, 0]);
  const seen = { height: 2, width: 1, strideY: 1, strideX: 1, offsetY: 0, offsetX: 0 };
  expect(describeField(seen, [9, 9, 3])).toEqual([2, 1, 3]);
  expect(findBefore([before], features([5, 6]), seen, [9, 9, 1])).toBe(before);
  expect(findBefore([before], { ...features([5, 6]), layer: "conv2" }, seen, [9, 9, 1])).toBeUndefined();
  expect(findBefore([before], features([5, 6, 7]), seen, [9, 9, 1])).toBeUndefined();
  expect(findBefore([before], features([5, 6]), { ...seen, width: 3 }, [9, 9, 1])).toBeUndefined();
  expect(findBefore([before], features([5, 6]), seen, [9, 9, 3])).toBeUndefined();
});
