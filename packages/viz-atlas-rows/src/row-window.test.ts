import { describe, expect, it } from "vitest";
import { layoutAtlasRows } from "./atlas-rows-layout.ts";
import { rowsInView, rowsToDraw, scrollToRow } from "./row-window.ts";

/** Rows of 28 px under heads of 28 px. */
const layout = layoutAtlasRows(600, { view: "table" });

describe("rowsInView", () => {
  it.each([
    [{ top: 0, height: 308 }, 1000, 0, 9],
    [{ top: 1, height: 308 }, 1000, 0, 10],
    [{ top: 280, height: 308 }, 1000, 10, 19],
    [{ top: 27_720, height: 308 }, 1000, 990, 999],
    [{ top: 99_999, height: 308 }, 1000, 999, 999],
    [{ top: -40, height: 308 }, 4, 0, 3],
    [{ top: 0, height: 308 }, 0, 0, -1],
    [{ top: 0, height: 10 }, 5, 0, 0],
  ])("%j of %d rows: %d to %d", (viewport, count, first, last) => {
    expect(rowsInView(viewport, count, layout)).toEqual({ first, last });
  });
});

describe("rowsToDraw", () => {
  it.each([
    [{ first: 0, last: 1 }, 9, undefined, [0, 1, 2, 3]],
    [{ first: 4, last: 5 }, 7, undefined, [2, 3, 4, 5, 6]],
    [{ first: 4, last: 4 }, 9, 0, [0, 2, 3, 4, 5, 6]],
    [{ first: 1, last: 1 }, 9, 8, [0, 1, 2, 3, 8]],
    [{ first: 1, last: 1 }, 9, 3, [0, 1, 2, 3]],
    [{ first: 1, last: 1 }, 4, 9, [0, 1, 2, 3]],
    [{ first: 0, last: -1 }, 0, undefined, []],
  ])("%j of %d rows, keeping %s: %j", (range, count, kept, rows) => {
    expect(rowsToDraw(range, count, 2, kept)).toEqual(rows);
  });
});

describe("scrollToRow", () => {
  it.each([
    ["stays where the row is in view", 5, 100, 100],
    ["goes up until the row is below the heads", 2, 100, 56],
    ["goes down until the row ends at the edge", 20, 100, 308],
    ["shows the row's start where it is higher than the list", 3, 0, 84],
  ])("%s", (title, row, top, expected) => {
    const height = title.includes("higher") ? 40 : 308;
    expect(scrollToRow(row, { top, height }, layout)).toBe(expected);
  });
});
