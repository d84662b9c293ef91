import { type ClassMapData, cellOf, type WinningClass, winnerAt } from "./class-map-layout.ts";

/** A class's name on its region: the middle of the largest rectangle in which it alone wins, in pixels of the input. */
export interface RegionName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Shares of the input that a rectangle must have for a name to stand in it. */
const leastWidth = 0.4;
const leastHeight = 0.14;

/** The names of regions that are large enough for them. */
export function placeNames(data: ClassMapData, ranked: readonly WinningClass[]): RegionName[] {
  const { grid } = data;
  return ranked.flatMap(({ classIndex, name }) => {
    const found = largestRectangle(data, classIndex);
    if (!found) return [];
    const [left] = cellOf(found.left, grid.width, grid.columns, grid);
    const [, right] = cellOf(found.right, grid.width, grid.columns, grid);
    const [top] = cellOf(found.top, grid.height, grid.rows, grid);
    const [, bottom] = cellOf(found.bottom, grid.height, grid.rows, grid);
    if (right - left < leastWidth * grid.width || bottom - top < leastHeight * grid.height) return [];
    return [{ name, x: (left + right) / 2, y: (top + bottom) / 2, width: right - left }];
  });
}

interface Cells {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** By the runs of a class above each row: every rectangle ends at some row, and is as high as its lowest run. */
function largestRectangle(data: ClassMapData, classIndex: number): Cells | undefined {
  const { rows, columns } = data.grid;
  const heights = new Array<number>(columns).fill(0);
  let best: Cells | undefined;
  let most = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      heights[column] = winnerAt(data, row, column) === classIndex ? heights[column]! + 1 : 0;
    }
    for (let left = 0; left < columns; left++) {
      let height = Number.POSITIVE_INFINITY;
      for (let right = left; right < columns && heights[right]! > 0; right++) {
        height = Math.min(height, heights[right]!);
        const area = height * (right - left + 1);
        if (area > most) {
          most = area;
          best = { left, right, top: row - height + 1, bottom: row };
        }
      }
    }
  }
  return best;
}
