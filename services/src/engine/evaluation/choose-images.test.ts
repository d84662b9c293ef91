import { expect, test } from "vitest";
import { chooseImages } from "./choose-images.ts";

const labels = [[0], [1], [2], [], [0], [1], [2], [1, 2], [0], [2]];

test("images whose labels meet a class", () => {
  expect(chooseImages(labels, [], [5, -1, 3], 10)).toEqual({ images: [0, 2, 4, 6, 7, 8, 9], unknown: 3 });
});

test("evenly spread over all images first", () => {
  expect(chooseImages(labels, [], [5, -1, 3], 5)).toEqual({ images: [2, 6, 8], unknown: 2 });
  expect(chooseImages(labels, [], [-1, 4, -1], 5)).toEqual({ images: [1, 5], unknown: 3 });
});

test("a label that the dataset did not have when it was registered meets none", () => {
  expect(chooseImages([[0], [7]], [], [0], 2)).toEqual({ images: [0], unknown: 1 });
});

test("images whose difficult labels meet a class, too: they have none of the other classes", () => {
  expect(chooseImages([[], [], [0]], [[1], [0], []], [-1, 4], 3)).toEqual({ images: [0], unknown: 2 });
});
