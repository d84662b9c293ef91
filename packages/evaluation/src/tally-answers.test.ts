import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectScores } from "./collect-scores.ts";
import { ratesOf } from "./error-rates.ts";
import { type AnswerTally, tallyAnswers } from "./tally-answers.ts";

/** Sixty images, six classes, of which the last labels none. */
const [count, classes] = [60, 6];
const images = Array.from({ length: count }, (_, image) => image);
const labels = Int32Array.from(images, (image) => (image * 7) % 5);
const probabilities = Float32Array.from(images.flatMap(answer));

function answer(image: number): number[] {
  const scores = Array.from({ length: classes }, (_, at) =>
    Math.fround(3 * Math.sin(1.7 * image + 2.3 * at + 0.1 * image * at)),
  );
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

function add(tally: AnswerTally, which: readonly number[]): void {
  const rows = which.flatMap((image) => [...probabilities.subarray(image * classes, (image + 1) * classes)]);
  tally.add(
    which,
    Float32Array.from(rows),
    Int32Array.from(which, (image) => labels[image]!),
  );
}

function tallyInBatches(batches: readonly (readonly number[])[], mistakes = 4): AnswerTally {
  const tally = tallyAnswers(classes, mistakes);
  for (const batch of batches) add(tally, batch);
  return tally;
}

describe("sixty images, against numpy", () => {
  const tally = tallyInBatches([images]);

  test("errors and loss", () => {
    const rates = ratesOf(tally.counts());
    expect(rates.top1).toBeCloseTo(0.9166666666666666, 12);
    expect(rates.top5).toBeCloseTo(0.18333333333333332, 12);
    expect(rates.loss).toBeCloseTo(3.1044257445853787, 6);
    expect(rates.meanClassAccuracy).toBeCloseTo(0.08333333333333333, 12);
    expect(rates.classAccuracy).toEqual([0, 2 / 12, 0, 3 / 12, 0, undefined]);
  });

  test("what is taken for what, nothing where nothing is", () => {
    const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
    for (const { label, predicted, images: seen } of tally.confusion()) matrix[label]![predicted] = seen;
    expect(matrix).toEqual([
      [0, 3, 4, 1, 2, 2],
      [2, 2, 4, 1, 1, 2],
      [2, 2, 0, 2, 3, 3],
      [3, 2, 0, 3, 1, 3],
      [3, 2, 2, 2, 0, 3],
      [0, 0, 0, 0, 0, 0],
    ]);
    expect(tally.confusion()).toHaveLength(26);
  });

  test("calibration in fifteen bins", () => {
    const { bins, error } = tally.calibration();
    expect(bins.map(({ images: seen }) => seen)).toEqual([0, 0, 1, 2, 3, 4, 9, 13, 13, 4, 4, 3, 4, 0, 0]);
    expect(bins.map(({ right }) => right)).toEqual([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 2, 0, 0]);
    expect(bins[7]).toMatchObject({ low: 7 / 15, high: 8 / 15 });
    expect(bins[7]?.confidence).toBeCloseTo(0.49821167496534496, 6);
    expect(bins[0]?.confidence).toBeNaN();
    expect(error).toBeCloseTo(0.4622962551812331, 6);
  });

  test("the most confident mistakes", () => {
    const mistakes = tally.mistakes();
    expect(mistakes.map(({ image, predicted, label }) => [image, predicted, label])).toEqual([
      [25, 2, 0],
      [33, 5, 1],
      [57, 3, 4],
      [49, 0, 3],
    ]);
    expect(mistakes[0]?.confidence).toBeCloseTo(0.8289171457290649, 6);
    expect(mistakes[0]?.probability).toBeCloseTo(0.002306153066456318, 6);
  });

  test("average precision of several labels an image", () => {
    const collection = collectScores(count, classes, [4, -1, 1]);
    const present = images.map((image) => [
      ...(Math.sin(0.9 * image) > 0.3 ? [0] : []),
      1,
      ...(Math.cos(1.3 * image) > 0.6 ? [2] : []),
    ]);
    collection.add(probabilities.subarray(0, 20 * classes), present.slice(0, 20));
    collection.add(probabilities.subarray(20 * classes), present.slice(20));
    const { mean, classPrecision } = collection.precision();
    expect(classPrecision[0]).toBeCloseTo(0.47697530864197524, 9);
    expect(classPrecision[1]).toBeUndefined();
    expect(classPrecision[2]).toBeCloseTo(0.37559717983331636, 9);
    expect(mean).toBeCloseTo((0.47697530864197524 + 0.37559717983331636) / 2, 9);
  });
});

test("neither the images' order nor their batches count", () => {
  const whole = tallyInBatches([images]);
  const shuffled = fc.shuffledSubarray(images, { minLength: count });
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 1, max: 17 }), (order, size) => {
      const batches = [];
      for (let from = 0; from < count; from += size) batches.push(order.slice(from, from + size));
      const tally = tallyInBatches(batches);
      expect(tally.confusion()).toEqual(whole.confusion());
      expect(tally.mistakes()).toEqual(whole.mistakes());
      expect(tally.calibration().error).toBeCloseTo(whole.calibration().error, 12);
      const [counted, expected] = [tally.counts(), whole.counts()];
      expect({ ...counted, loss: 0 }).toEqual({ ...expected, loss: 0 });
      expect(counted.loss).toBeCloseTo(expected.loss, 9);
    }),
    { numRuns: 40 },
  );
});

test("of equally confident mistakes the lower image comes first, however many there are", () => {
  const tally = tallyAnswers(2, 3);
  for (let image = 499; image >= 0; image--) tally.add([image], Float32Array.of(0.9, 0.1), Int32Array.of(1));
  expect(tally.mistakes().map(({ image }) => image)).toEqual([0, 1, 2]);
});

test("of equal probabilities the first class is the answer, of a hundred thousand classes too", () => {
  const many = 100_000;
  const tally = tallyAnswers(many, 1);
  tally.add([7], new Float32Array(many).fill(1 / many), Int32Array.of(99_999));
  expect(tally.confusion()).toEqual([{ label: 99_999, predicted: 0, images: 1 }]);
});
