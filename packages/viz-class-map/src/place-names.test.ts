import { describe, expect, it } from "vitest";
import { type ClassMapData, rankClasses } from "./class-map-layout.ts";
import { placeNames } from "./place-names.ts";

const grid = { height: 80, width: 80, patch: 20, stride: 20, rows: 4, columns: 4 };
const namesOf = (...classes: number[]) => {
  const data: ClassMapData = { grid, classes, nameOf: (classIndex) => `class ${classIndex}` };
  return placeNames(data, rankClasses(data));
};

describe("placeNames", () => {
  it("names a region in the middle of the largest rectangle that is all its own", () => {
    expect(namesOf(...[0, 0, 0, 0], ...[0, 1, 0, 0], ...[0, 0, 0, 0], ...[0, 0, 0, 0])).toEqual([
      { name: "class 0", x: 40, y: 60, width: 80 },
    ]);
  });

  it("leaves out what is too small for a name, and what is not there yet", () => {
    expect(namesOf(...[0, 1, 0, 1], ...[1, 0, 1, 0], ...[0, 1, 0, 1], ...[1, 0, 1, 0])).toEqual([]);
    expect(namesOf(...Array<number>(16).fill(-1))).toEqual([]);
  });
});
