import { middleOfPlace, type SquareGrid, type SvgMark, shownTile, token } from "@deconvscope/viz-kit";

export interface ClassMapData {
  readonly grid: SquareGrid;
  /** [rows, columns] of the grid; −1 where the square has not been yet. */
  readonly classes: ArrayLike<number>;
  /** What a class is called. */
  readonly nameOf: (classIndex: number) => string;
  /** Names whose colours are fixed, so that maps can be compared; by number of places if left out. */
  readonly colorOrder?: readonly string[] | undefined;
}

/** A class that wins somewhere. */
export interface WinningClass {
  readonly classIndex: number;
  readonly name: string;
  readonly places: number;
  /** CSS colour. */
  readonly color: string;
}

const fills = ["cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "cat-6", "cat-7"] as const;

/**
 * The classes that win somewhere, the one of most places first; those beyond seven are grey.
 * @throws RangeError if there are not as many tiles as the grid says
 */
export function rankClasses({ grid: { rows, columns }, classes, nameOf, colorOrder }: ClassMapData): WinningClass[] {
  if (classes.length !== rows * columns) {
    throw new RangeError(`classes: expected ${rows} × ${columns} = ${rows * columns} tiles, got ${classes.length}`);
  }
  const counts = new Map<number, number>();
  for (let tile = 0; tile < classes.length; tile++) {
    const winner = classes[tile]!;
    if (winner >= 0) counts.set(winner, (counts.get(winner) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, placesOfA], [b, placesOfB]) => placesOfB - placesOfA || a - b)
    .map(([classIndex, places], rank) => {
      const name = nameOf(classIndex);
      const fill = fills[colorOrder ? colorOrder.indexOf(name) : rank];
      return { classIndex, name, places, color: token(fill ?? "line-strong") };
    });
}

const mostListed = 7;

/** The classes of a colour of their own, then all others as one. */
export function listWinners(ranked: readonly WinningClass[]): WinningClass[] {
  const [first, ...others] = ranked.slice(mostListed);
  const named = ranked.slice(0, mostListed);
  if (!first) return named;
  if (others.length === 0) return [...named, first];
  const places = others.reduce((sum, other) => sum + other.places, first.places);
  return [...named, { ...first, name: `${others.length + 1} others`, places }];
}

/**
 * One cell a place, about the middle of its square: half a square from the border nothing was measured.
 * Runs of one class along a row are one mark, which reaches below the next row where that is known: edges that
 * only meet would show what is behind them in a picture.
 */
export function classMarks(data: ClassMapData, ranked: readonly WinningClass[]): SvgMark[] {
  const { grid } = data;
  const colorOf = new Map(ranked.map(({ classIndex, color }) => [classIndex, color]));
  const marks: SvgMark[] = [];
  for (let row = 0; row < grid.rows; row++) {
    const [top, bottom] = cellOf(row, grid.height, grid.rows, grid);
    for (let column = 0; column < grid.columns; ) {
      const winner = winnerAt(data, row, column);
      let next = column + 1;
      while (next < grid.columns && winnerAt(data, row, next) === winner) next += 1;
      if (winner >= 0) {
        const [left] = cellOf(column, grid.width, grid.columns, grid);
        const [, right] = cellOf(next - 1, grid.width, grid.columns, grid);
        const end = isKnown(data, row + 1, column, next)
          ? (bottom + cellOf(row + 1, grid.height, grid.rows, grid)[1]) / 2
          : bottom;
        const box = { x: left, y: top, width: right - left, height: end - top };
        marks.push({ tag: "rect", attributes: { class: "cell", ...box, fill: colorOf.get(winner) } });
      }
      column = next;
    }
  }
  return marks;
}

/** Whether places of a row, of which there may be none, all show a class. */
function isKnown(data: ClassMapData, row: number, from: number, to: number): boolean {
  if (row >= data.grid.rows) return false;
  return Array.from({ length: to - from }, (_, index) => winnerAt(data, row, from + index)).every((one) => one >= 0);
}

/** The class that is shown at a place. */
export function winnerAt({ grid, classes }: ClassMapData, row: number, column: number): number {
  return classes[shownTile(grid, row, column, (tile) => classes[tile]! >= 0)]!;
}

/** A place's cell along one axis: from half way to the one before to half way to the next. */
export function cellOf(place: number, length: number, count: number, grid: SquareGrid): [number, number] {
  const middle = (index: number) => middleOfPlace(index, length, grid);
  const here = middle(place);
  const before = place > 0 ? (middle(place - 1) + here) / 2 : here - grid.stride / 2;
  const after = place < count - 1 ? (here + middle(place + 1)) / 2 : here + grid.stride / 2;
  return [Math.max(0, before), Math.min(length, after)];
}
