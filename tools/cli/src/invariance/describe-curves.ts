import type { MeasureInvarianceResponse } from "@deconvscope/proto";
import { describeNamedImages } from "../output/describe-images.ts";
import { formatDuration } from "../output/describe-scan.ts";
import { drawBar } from "../output/draw-bar.ts";
import { formatCount } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { findCrossing } from "./find-crossing.ts";
import type { TransformKind } from "./transform-kind.ts";

/** Amounts that a table shows. */
const shownAmounts = 5;
/** A layer's features have gone where they are half their length away. */
const gone = 0.5;

/**
 * A transform's curves in a table, mean over images: a row a layer, then the class; when features are gone and when the
 * class's probability is halved.
 */
export function tableOf(
  curves: MeasureInvarianceResponse,
  kind: TransformKind,
  heading: (text: string) => string,
): string {
  const { amounts, layers, subjects } = curves;
  const shown = spread(amounts, shownAmounts);
  const columns = [
    { title: "LAYER" },
    ...shown.map((amount) => ({ title: kind.tell(amount), align: "right" }) as const),
    { title: "", align: "left" } as const,
  ];
  const rows = layers.map((layer, at) => {
    const means = meanBy(curves, ({ relativeDistances }) => relativeDistances[at] ?? Number.NaN);
    return [
      printable(layer),
      ...shown.map((amount) => tellDistance(means.get(amount)!)),
      tellSilent(curves, at) ?? tellCrossing(means, kind, 0, gone, `${gone} away`),
    ];
  });
  const before = subjects.reduce((sum, { probability }) => sum + probability, 0) / subjects.length;
  const chances = meanBy(curves, ({ probability }) => probability);
  const own = [
    "probability",
    ...shown.map((amount) => `${(100 * chances.get(amount)!).toFixed(1)} %`),
    tellCrossing(chances, kind, before, before / 2, "halved"),
  ];
  const classes = [...new Set(subjects.map(({ label }) => label))].map(printable).join(", ");
  const images = describeNamedImages(curves, subjects.length);
  const title = `${images} ${kind.says}: ‖f(x) − f(T x)‖ / ‖f(x)‖ by layer, and the probability of ${classes}`;
  return `${title}\n${formatTable(columns, [...rows, own], heading)}`;
}

/** A line of progress: bar, share, time left. */
export function describeFollowed({ progress }: MeasureInvarianceResponse, { says }: TransformKind): string {
  const { done = 0n, total = 0n, secondsLeft } = progress ?? {};
  const bar = total === 0n ? "" : `${drawBar(Number(done) / Number(total), 20)}▏ `;
  const left = secondsLeft === undefined ? "" : `, ${formatDuration(secondsLeft)} left`;
  return `${bar}${says}: ${formatCount(done)} of ${formatCount(total)} images${left}`;
}

const tellDistance = (mean: number): string => (Number.isFinite(mean) ? mean.toFixed(3) : "–");

/** On how many images a layer answers nothing but to them moved: relative to that there is no distance. */
function tellSilent({ points, subjects }: MeasureInvarianceResponse, layer: number): string | undefined {
  const far = points.filter(({ relativeDistances }) => relativeDistances[layer] === Number.POSITIVE_INFINITY);
  const silent = new Set(far.map(({ image }) => image)).size;
  return silent === 0
    ? undefined
    : `silent on ${silent} of ${subjects.length} as ${subjects.length > 1 ? "they are" : "it is"}`;
}

function tellCrossing(
  means: ReadonlyMap<number, number>,
  { deviation, tell }: TransformKind,
  start: number,
  level: number,
  what: string,
): string {
  const points = [...means].map(([amount, value]) => ({ deviation: deviation(amount), value }));
  const crossing = findCrossing(points, start, level);
  // What leaves an image as it is: 1 for a factor, 0 else.
  const still = -deviation(0);
  return crossing === undefined ? `never ${what}` : `${what} at ${tell(still + crossing)}`;
}

/** Mean over images, by amount. */
function meanBy(
  { amounts, points }: MeasureInvarianceResponse,
  read: (point: MeasureInvarianceResponse["points"][number]) => number,
): Map<number, number> {
  const values = Map.groupBy(points, ({ amount }) => amount);
  return new Map(
    amounts.map((amount) => {
      const own = values.get(amount) ?? [];
      return [amount, own.reduce((sum, point) => sum + read(point), 0) / own.length];
    }),
  );
}

/** Some of them, evenly, the first and the last among them. */
function spread(amounts: readonly number[], most: number): number[] {
  const count = Math.min(most, amounts.length);
  const step = count < 2 ? 0 : (amounts.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, place) => amounts[Math.round(place * step)]!);
}
