import { expect, test } from "vitest";
import { chooseFollowed } from "./choose-followed.ts";
import type { MapWinner } from "./map-winner.ts";

/** Winners by channel. */
const winners = (...given: [image: number, activation: number][]): MapWinner[] =>
  given.map(([image, activation], channel) => ({ channel, image, activation, y: 0, x: 0 }));

test("follows the strongest, ascending by channel; of equals the lower channel", () => {
  const maps = winners([1, 2], [2, 9], [3, 5], [4, 5], [5, 1]);
  expect(chooseFollowed(maps, 3)).toEqual([1, 2, 3]);
  expect(chooseFollowed(maps, 2)).toEqual([1, 2]);
});

test("of one image follows at most half, as long as there are others", () => {
  const maps = winners([7, 9], [7, 8], [7, 7], [7, 6], [7, 5], [7, 4], [1, 3], [2, 2], [3, 1]);
  expect(chooseFollowed(maps)).toEqual([0, 1, 2, 6, 7, 8]);
  expect(chooseFollowed(maps.slice(0, 7))).toEqual([0, 1, 2, 3, 4, 6]);
  expect(chooseFollowed(maps.slice(0, 6))).toEqual([0, 1, 2, 3, 4, 5]);
});

test("follows maps that never fire only where nothing else is left", () => {
  const maps = winners([-1, 0], [4, 2], [-1, 0], [4, 3], [4, 4]);
  expect(chooseFollowed(maps, 3)).toEqual([1, 3, 4]);
  expect(chooseFollowed(maps, 4)).toEqual([0, 1, 3, 4]);
  expect(chooseFollowed(maps)).toEqual([0, 1, 2, 3, 4]);
});
