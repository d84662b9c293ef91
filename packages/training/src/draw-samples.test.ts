import { seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import { drawSamples } from "./draw-samples.ts";

const classes = ["accordion", "beaver", "chair"];

/** So many images of each class, one after another. */
function labelsOf(...counts: number[]): number[][] {
  return counts.flatMap((count, label) => Array.from({ length: count }, () => [label]));
}

function countsOf(labels: readonly (readonly number[])[], images: Uint32Array): number[] {
  return classes.map((_, label) => [...images].filter((image) => labels[image]!.includes(label)).length);
}

const draw = { imagesPerClass: 15, testImagesPerClass: 10, seed: 1, fold: 0 };

test("one split: so many of each class to learn from, others to be measured by, at most so many", () => {
  const learned = labelsOf(40, 20, 16);
  const samples = drawSamples({ classes, learned }, draw);
  expect(countsOf(learned, samples.learned)).toEqual([15, 15, 15]);
  expect(countsOf(learned, samples.held)).toEqual([10, 5, 1]);
  expect([...samples.learned].filter((image) => samples.held.includes(image))).toEqual([]);
  for (const images of [samples.learned, samples.held]) expect(images).toEqual(images.toSorted());
});

test("two splits: each from its own, a class without test images too", () => {
  const [learned, held] = [labelsOf(15, 30, 15), labelsOf(50, 0, 3)];
  const samples = drawSamples({ classes, learned, held }, draw);
  expect(countsOf(learned, samples.learned)).toEqual([15, 15, 15]);
  expect(countsOf(held, samples.held)).toEqual([10, 0, 3]);
});

test("0 is all there are, but for images without labels", () => {
  const [learned, held] = [[...labelsOf(3, 4, 5), []], labelsOf(1, 1, 2)];
  const all = { ...draw, imagesPerClass: 0, testImagesPerClass: 0 };
  const samples = drawSamples({ classes, learned, held }, all);
  expect([...samples.learned]).toEqual([...Array(12).keys()]);
  expect([...samples.held]).toEqual([0, 1, 2, 3]);
  const rest = drawSamples({ classes, learned }, { ...all, imagesPerClass: 2 });
  expect(countsOf(learned, rest.learned)).toEqual([2, 2, 2]);
  expect(countsOf(learned, rest.held)).toEqual([1, 2, 3]);
  const few = drawSamples({ classes, learned }, { ...all, testImagesPerClass: 3 });
  expect(countsOf(learned, few.held)).toEqual([2, 3, 3]);
  expect(countsOf(learned, few.learned)).toEqual([1, 1, 2]);
});

test("the same seed and fold draw the same images, another of either draws others", () => {
  const learned = labelsOf(40, 40, 40);
  const [first, again, fold, seed] = [draw, draw, { ...draw, fold: 1 }, { ...draw, seed: 2 }].map((options) =>
    drawSamples({ classes, learned }, options),
  );
  expect(again).toEqual(first);
  expect(fold).not.toEqual(first);
  expect(seed).not.toEqual(first);
  expect(fold).not.toEqual(seed);
});

test("over many folds every image is drawn about as often", () => {
  const learned = labelsOf(20, 20, 20);
  const counts = new Array<number>(60).fill(0);
  for (let fold = 0; fold < 400; fold++)
    for (const image of drawSamples({ classes, learned }, { ...draw, imagesPerClass: 10, fold }).learned)
      counts[image] = counts[image]! + 1;
  for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(50);
});

test("names the class that has too few images", () => {
  const learned = labelsOf(55, 70, 61);
  expect(() => drawSamples({ classes, learned }, { ...draw, imagesPerClass: 60 })).toThrow(
    'class "accordion": 55 images; expected at least 61, 60 to learn from and one to test',
  );
  expect(() => drawSamples({ classes, learned, held: learned }, { ...draw, imagesPerClass: 60 })).toThrow(
    'class "accordion": 55 images; expected at least 60 to learn from',
  );
  expect(() => drawSamples({ classes, learned: labelsOf(2, 0, 2) }, { ...draw, imagesPerClass: 1 })).toThrow(
    'class "beaver": 0 images; expected at least 2, 1 to learn from and one to test',
  );
  expect(() => drawSamples({ classes, learned }, { ...draw, imagesPerClass: 0, testImagesPerClass: 0 })).toThrow(
    "imagesPerClass: expected at least 1 where images are learned from and measured by in one split, got 0",
  );
});

test("images of several labels: every class has enough to learn from, none is used twice", () => {
  const random = seededRandom(7);
  for (let seed = 0; seed < 200; seed++) {
    const share = 0.2 + 0.6 * random();
    const learned = Array.from({ length: 60 }, () => [0, 1, 2].filter(() => random() < share));
    const counts = countsOf(learned, Uint32Array.from(learned.keys()));
    const imagesPerClass = Math.min(...counts) - 1;
    const samples = drawSamples({ classes, learned }, { ...draw, imagesPerClass, seed });
    for (const count of countsOf(learned, samples.learned)) expect(count).toBeGreaterThanOrEqual(imagesPerClass);
    expect(new Set([...samples.learned, ...samples.held]).size).toBe(samples.learned.length + samples.held.length);
  }
});
