import { describe, expect, it } from "vitest";
import { type ClassMapData, classMarks, listWinners, rankClasses } from "./class-map-layout.ts";

const grid = { height: 60, width: 60, patch: 20, stride: 20, rows: 3, columns: 3 };
const nameOf = (classIndex: number) => `class ${classIndex}`;
const dataOf = (...classes: number[]): ClassMapData => ({ grid, classes, nameOf });

describe("rankClasses", () => {
  it("puts the class of most places first, of equals the lower one", () => {
    const ranked = rankClasses(dataOf(5, 5, 2, 5, 9, 9, 2, -1, -1));
    expect(ranked.map(({ classIndex, places }) => [classIndex, places])).toEqual([
      [5, 3],
      [2, 2],
      [9, 2],
    ]);
    expect(ranked[0]).toMatchObject({ name: "class 5", color: "var(--cat-1, #3c73c5)" });
  });

  it("is grey beyond seven", () => {
    const colors = rankClasses(dataOf(0, 1, 2, 3, 4, 5, 6, 7, 8)).map(({ color }) => color);
    expect(new Set(colors.slice(0, 7)).size).toBe(7);
    expect(colors.slice(7)).toEqual(Array(2).fill(colors[7]));
  });

  it("keeps the colours of an order that is given, whatever wins here", () => {
    const ranked = rankClasses({ ...dataOf(5, 5, 5, 5, 5, 2, 2, 9, 9), colorOrder: ["class 2", "class 5"] });
    expect(ranked.map(({ name, color }) => [name, color.slice(4, 11)])).toEqual([
      ["class 5", "--cat-2"],
      ["class 2", "--cat-1"],
      ["class 9", "--line-"],
    ]);
  });

  it("refuses tiles that do not fill the grid", () => {
    expect(() => rankClasses(dataOf(1, 2))).toThrow("classes: expected 3 × 3 = 9 tiles, got 2");
  });
});

it("lists seven winners, and all others as one where they are several", () => {
  const listed = (...classes: number[]) =>
    listWinners(rankClasses(dataOf(...classes))).map(({ name, places }) => [name, places]);
  expect(listed(0, 1, 2, 3, 4, 5, 6, 7, 7).at(-1)).toEqual(["class 6", 1]);
  expect(listed(0, 1, 2, 3, 4, 5, 6, 7, 8).slice(6)).toEqual([
    ["class 6", 1],
    ["2 others", 2],
  ]);
});

describe("classMarks", () => {
  const boxes = (data: ClassMapData) =>
    classMarks(data, rankClasses(data)).map(({ attributes }) => {
      const { x, y, width, height } = attributes ?? {};
      return [x, y, width, height];
    });

  it("has a cell about the middle of each square, below those of the next row; runs of a class are one", () => {
    expect(boxes(dataOf(1, 1, 2, 1, 1, 1, 1, 1, 1))).toEqual([
      [0, 0, 40, 30],
      [40, 0, 20, 30],
      [0, 20, 60, 30],
      [0, 40, 60, 20],
    ]);
  });

  it("leaves half a square at the border where places overlap", () => {
    const close = { height: 60, width: 60, patch: 40, stride: 10, rows: 3, columns: 3 };
    expect(boxes({ grid: close, classes: Array(9).fill(4), nameOf })).toEqual([
      [15, 15, 30, 15],
      [15, 25, 30, 15],
      [15, 35, 30, 10],
    ]);
  });

  it("lets coarse places stand for finer ones to come, and shows nothing where nothing is known", () => {
    expect(boxes(dataOf(3, -1, -1, -1, -1, -1, -1, -1, -1))).toEqual([
      [0, 0, 60, 30],
      [0, 20, 60, 30],
      [0, 40, 60, 20],
    ]);
    expect(boxes(dataOf(...Array<number>(9).fill(-1)))).toEqual([]);
  });
});
