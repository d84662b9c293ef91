import { formatCount, formatPercent, formatProbability, type PixelRect } from "@deconvscope/shell";
import { lowestTile } from "./lowest-tile.ts";
import { type Square, squareOf } from "./square-grid.ts";
import type { Sweep } from "./sweep-state.ts";

/** What the numbers of a sweep say, in a sentence or two. */
export function describeSweep(
  { start, tiles, summary, state, done }: Sweep,
  parts: Readonly<Record<string, PixelRect>>,
): string {
  if (state === "cancelled" || state === "failed") {
    return done === 0
      ? "The square was nowhere yet: there is nothing to say."
      : "The square was not everywhere: nothing is said of the whole.";
  }
  if (!start || !tiles || state !== "complete") return "A whole rough map first; it sharpens as the tiles arrive.";
  const { grid, probability } = start;
  const { probabilities } = tiles;
  const lowest = lowestTile(probabilities);
  const least = probabilities[lowest]!;
  const most = Math.max(...probabilities);
  const words: string[] = [];
  if (least > 0.9 * probability) {
    words.push(
      `No place matters by itself: wherever the square stands, its probability stays between ${formatProbability(least)} and ${formatProbability(most)}; uncovered it is ${formatProbability(probability)}.`,
    );
  } else {
    const bar = barBelow(probability);
    const above = probabilities.reduce((count, value) => count + Number(value > bar), 0);
    const square = squareOf(grid, Math.floor(lowest / grid.columns), lowest % grid.columns);
    words.push(
      `Cover ${placeName(square, parts)} and its probability falls from ${formatProbability(probability)} to ${formatProbability(least)}; ${formatCount(above)} of the ${formatCount(probabilities.length)} places leave it above ${bar}.`,
    );
  }
  if (summary?.parts) {
    const { drop, area } = summary.parts;
    words.push(
      `${formatPercent(drop, 0)} of what it loses lies on the animal’s parts, which cover ${formatPercent(area, 0)} of the image.`,
    );
  }
  return words.join(" ");
}

/** Nine tenths of a probability, cut to its first digit. */
function barBelow(probability: number): number {
  const bar = 0.9 * probability;
  const digit = 10 ** Math.floor(Math.log10(bar));
  return Number((Math.floor(bar / digit) * digit).toPrecision(1));
}

/** The part that the square covers most of, where that is at least half; else where the square is. */
function placeName(square: Square, parts: Readonly<Record<string, PixelRect>>): string {
  let best = { name: "", share: 0.5 };
  for (const [name, part] of Object.entries(parts)) {
    const share = overlap(square, part) / (part.width * part.height);
    if (share >= best.share && (best.name === "" || share > best.share)) best = { name, share };
  }
  return best.name === "" ? `x ${square.left}, y ${square.top}` : `the ${best.name}`;
}

function overlap({ top, left, size }: Square, { x, y, width, height }: PixelRect): number {
  const across = Math.min(left + size, x + width) - Math.max(left, x);
  const down = Math.min(top + size, y + height) - Math.max(top, y);
  return Math.max(0, across) * Math.max(0, down);
}
