import type { OcclusionTiles } from "@deconvscope/proto";
import { formatDuration } from "../output/describe-scan.ts";
import { drawBar } from "../output/draw-bar.ts";
import { formatCount, formatMeasure } from "../output/format-number.ts";
import type { Tile } from "./collect-sweep.ts";
import { rankClasses } from "./paint-maps.ts";
import type { SweepFigure } from "./write-sweep.ts";

/** A line of progress: bar, places, rate, time left. */
export function describeTiles({ progress }: OcclusionTiles): string {
  const { done = 0n, total = 0n, rate = 0, secondsLeft } = progress ?? {};
  const bar = total === 0n ? "" : `${drawBar(Number(done) / Number(total), 20)}▏ `;
  const speed = rate > 0 ? `, ${formatCount(Math.round(rate))} places/s` : "";
  const left = secondsLeft === undefined ? "" : `, ${formatDuration(secondsLeft)} left`;
  return `${bar}${formatCount(done)} of ${formatCount(total)} places${speed}${left}`;
}

/** What a sweep found, a sentence a line. */
export function describeSweep(figure: SweepFigure): string[] {
  return [sayFall(figure), sayClasses(figure), sayActivity(figure), sayParts(figure)].filter((line) => line !== "");
}

/** A class by its first name. */
export function nameClass(labels: readonly string[], index: number): string {
  return labels[index]?.split(",", 1)[0] || `class ${index}`;
}

function sayFall({ sweep: { start }, labels, seen, lowest }: SweepFigure): string {
  const name = nameClass(labels, start.classIndex);
  const before = sayProbable(start.probability);
  if (lowest.probability >= start.probability) {
    return `Nowhere does the square lower the probability of ${name}, ${before}.`;
  }
  const place = sayPlace(lowest, start.patch, seen.parts);
  const then =
    lowest.topClass === start.topClass
      ? ""
      : `; then ${nameClass(labels, lowest.topClass)} is more probable (${sayProbable(lowest.topProbability)})`;
  return `Cover ${place}, and the probability of ${name} falls from ${before} to ${sayProbable(lowest.probability)}${then}.`;
}

function sayClasses({ sweep: { start, tiles }, labels }: SweepFigure): string {
  const others = tiles.map(({ topClass }) => topClass).filter((index) => index !== start.topClass);
  if (others.length === 0) return `${nameClass(labels, start.topClass)} is the most probable class at every place.`;
  const count = (wanted: number) => others.filter((index) => index === wanted).length;
  const named = rankClasses(others).slice(0, 3);
  const which = named.map((index) => `${nameClass(labels, index)} at ${formatCount(count(index))}`).join(", ");
  return `At ${formatCount(others.length)} of ${formatCount(tiles.length)} places another class is more probable: ${which}.`;
}

function sayActivity({ sweep: { start, tiles } }: SweepFigure): string {
  const weakest = tiles.reduce((least, tile) => (tile.activity < least.activity ? tile : least));
  const place = `with the square at row ${weakest.top}, column ${weakest.left}`;
  const [whole, left] = [formatMeasure(start.activity), formatMeasure(weakest.activity)];
  return `Map ${start.unit?.channel} of ${start.unit?.layer}, the strongest here, sums up to ${whole}; to ${left} ${place}.`;
}

function sayParts({ sweep: { summary } }: SweepFigure): string {
  const { dropOnParts, partsArea } = summary;
  if (dropOnParts === undefined || partsArea === undefined) return "";
  return `${sayShare(dropOnParts)} of what the probability lost lies on the known parts, which cover ${sayShare(partsArea)} of the image.`;
}

/** Named by the smallest part that the square's centre lies in. */
function sayPlace({ top, left }: Tile, patch: number, parts: SweepFigure["seen"]["parts"]): string {
  const [y, x] = [top + patch / 2, left + patch / 2];
  const [part] = [...parts]
    .filter(([, rect]) => y >= rect.y && y < rect.y + rect.height && x >= rect.x && x < rect.x + rect.width)
    .sort(([, a], [, b]) => a.width * a.height - b.width * b.height);
  const square = `${patch} × ${patch} pixels at row ${top}, column ${left}`;
  return part === undefined ? square : `the ${part[0]} (${square})`;
}

function sayProbable(probability: number): string {
  return `${(probability * 100).toFixed(2)} %`;
}

function sayShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
