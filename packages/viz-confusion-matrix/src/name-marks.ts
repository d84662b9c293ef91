import { fitWords, type SvgMark, token, widthOf } from "@deconvscope/viz-kit";
import type { ConfusionData } from "./confusion.ts";
import type { ConfusionLayout } from "./confusion-layout.ts";
import type { ConfusionWindow, MatrixPlace, PlaceRange } from "./confusion-window.ts";

/** px from the matrix to its names, and from there to what is written along the sides. */
const gap = 6;
const beside = 22;

/** Names of the rows and columns; where not all have room, of some and the last, each with a tick at its own. */
export function nameMarks(
  data: ConfusionData,
  order: readonly number[],
  { rows, columns }: ConfusionWindow,
  { left, top, cellWidth, cellHeight, rowStep, columnStep }: ConfusionLayout,
): SvgMark[] {
  const nameOf = (place: number) => fitWords(data.classes[order[place]!]?.name ?? "", left - gap - beside);
  return [
    ...namedPlaces(rows, rowStep).flatMap((place) => {
      const y = top + (place - rows[0] + 0.5) * cellHeight;
      const name = words(left - gap, y + 4, nameOf(place), "end", token("ink-2"));
      return rowStep === 1 ? [name] : [name, tick(`M${left - 4} ${y}h4`)];
    }),
    ...namedPlaces(columns, columnStep).flatMap((place) => {
      const x = left + (place - columns[0] + 0.5) * cellWidth;
      const name = words(x + 4, top - gap, nameOf(place), "start", token("ink-2"), upwards(x + 4, top - gap));
      return columnStep === 1 ? [name] : [name, tick(`M${x} ${top - 4}v4`)];
    }),
  ];
}

/** Names of the row and column that are looked at, over those around them. */
export function pointedNameMarks(
  { row, column }: MatrixPlace,
  data: ConfusionData,
  order: readonly number[],
  { rows, columns }: ConfusionWindow,
  { left, top, cellWidth, cellHeight }: ConfusionLayout,
): SvgMark[] {
  const nameOf = (place: number) => fitWords(data.classes[order[place]!]?.name ?? "", left - gap);
  const y = top + (row - rows[0] + 0.5) * cellHeight;
  const x = left + (column - columns[0] + 0.5) * cellWidth;
  const [own, taken] = [nameOf(row), nameOf(column)];
  return [
    ground(left - gap - roomOf(own), y - 8, roomOf(own) + gap, 16),
    words(left - gap, y + 4, own, "end", token("ink")),
    ground(x - 8, top - gap - roomOf(taken), 16, roomOf(taken) + gap),
    words(x + 4, top - gap, taken, "start", token("ink"), upwards(x + 4, top - gap)),
  ];
}

/** Places of a range. */
export const placesIn = ([from, to]: PlaceRange) => Array.from({ length: to - from }, (_, index) => from + index);

/** Every so many, and the last: there the column of all other classes stands. */
const namedPlaces = ([from, to]: PlaceRange, step: number) =>
  placesIn([from, to]).filter((place) => place === to - 1 || ((place - from) % step === 0 && place + step <= to - 1));

/** Their colour is also `color`, which a page's rules for words in pictures leave alone. */
export function words(x: number, y: number, text: string, anchor: string, fill: string, transform?: string): SvgMark {
  const place = { x, y, "text-anchor": anchor, transform };
  return { tag: "text", attributes: { class: "says", ...place, "font-size": 11, fill, color: fill }, text };
}

const upwards = (x: number, y: number) => `rotate(-90 ${x} ${y})`;
const roomOf = (name: string) => widthOf(name) + 4;

function ground(x: number, y: number, width: number, height: number): SvgMark {
  return { tag: "rect", attributes: { class: "name", x, y, width, height, fill: token("select") } };
}

function tick(d: string): SvgMark {
  return { tag: "path", attributes: { d, fill: "none", stroke: token("line-strong"), "stroke-width": 1 } };
}
