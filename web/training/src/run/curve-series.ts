import type { Metrics, Run } from "@deconvscope/proto";
import type { EpochMark, TrainingSeries } from "@deconvscope/viz-training-curves";
import { bestOutcome } from "../outcomes/best-outcome.ts";
import { countFits, isGoing } from "../runs/run-words.ts";

/** One quantity of a point; undefined where it was not measured. */
export type Quantity = (point: Metrics) => number | undefined;

/** Points of a run on one axis: networks that are trained one after another stand one after another. */
export interface RunAxis {
  points: readonly Metrics[];
  /** One a point. */
  epochs: readonly number[];
  /** Where the axis ends. */
  end: number;
  fits: readonly EpochMark[];
  /** Of a run of several networks the one that stands alone. */
  network?: string;
}

/** Places every point of a run. */
export function placePoints(run: Run | undefined, points: readonly Metrics[]): RunAxis {
  const planned = run?.request?.kind.case === "external" ? undefined : run?.request?.options?.epochs;
  const each = planned ?? Math.max(1, ...points.map(({ epoch }) => epoch));
  const fits: EpochMark[] = [];
  let fit: string | undefined;
  const epochs = points.map((point) => {
    if (point.fit !== fit) {
      fit = point.fit;
      fits.push({ epoch: fits.length * each, word: point.fit });
    }
    return (fits.length - 1) * each + point.epoch;
  });
  const several = run ? countFits(run) > 1 : false;
  return { points, epochs, end: each * (run ? countFits(run) : 1), fits: several ? fits : [] };
}

/** Names of the networks that are or were trained, in their order. */
export function listNetworks(points: readonly Metrics[]): string[] {
  return [...new Set(points.map(({ fit }) => fit))];
}

/** Places the points of one network alone. */
export function placeNetwork(run: Run | undefined, points: readonly Metrics[], network: string): RunAxis {
  const own = points.filter(({ fit }) => fit === network);
  const epochs = own.map(({ epoch }) => epoch);
  return { points: own, epochs, end: run?.request?.options?.epochs ?? Math.max(1, ...epochs), fits: [], network };
}

/** In the address: all networks of a run, one after another; none is called so. */
export const everyNetwork = "*";

/**
 * Which network of a run is shown: the one that is asked for, if it is there; else the newest of a run that was seen
 * going on, and all of one that was over.
 * @returns undefined of a run that trains one
 */
export function chooseNetwork(
  networks: readonly string[],
  asked: string | undefined,
  goesOn: boolean,
): string | undefined {
  // Of the first of several the axis is its own from the beginning.
  if (networks.length < 2) return networks[0] || undefined;
  if (asked !== undefined && (asked === everyNetwork || networks.includes(asked))) return asked;
  return goesOn ? networks.at(-1) : everyNetwork;
}

/** Of a run of several networks one alone: the one that is asked for, else the newest, or the best once the run is over. */
export function placeShown(run: Run | undefined, points: readonly Metrics[], asked?: string): RunAxis {
  const newest = points.at(-1);
  if (!run || !newest || countFits(run) < 2) return placePoints(run, points);
  const networks = listNetworks(points);
  const own = networks.find((name) => name === asked) ?? (isGoing(run) ? undefined : bestNetwork(run, networks));
  return placeNetwork(run, points, own ?? newest.fit);
}

/** The first fold of the layer or variant that does best. */
function bestNetwork({ id, outcomes }: Run, networks: readonly string[]): string | undefined {
  const best = bestOutcome(outcomes);
  if (!best) return undefined;
  const own = best.name === id ? "" : best.name;
  return networks.find((name) => name.replace(/(^|, )fold \d+$/, "") === own);
}

/** A line of one quantity, where it was measured; broken between two networks. */
export function seriesOf(
  { points, epochs }: RunAxis,
  quantity: Quantity,
  look: Pick<TrainingSeries, "name" | "ink" | "isCompared">,
): TrainingSeries {
  const found = { epochs: [] as number[], values: [] as number[] };
  let fit: string | undefined;
  points.forEach((point, index) => {
    const value = quantity(point);
    if (value === undefined) return;
    if (fit !== undefined && fit !== point.fit) {
      found.epochs.push(epochs[index]!);
      found.values.push(Number.NaN);
    }
    fit = point.fit;
    found.epochs.push(epochs[index]!);
    found.values.push(value);
  });
  return { ...look, ...found };
}

/** Where the learning rate fell to a half or less from where it had stood: "lr .001". One that always falls is not marked. */
export function learningRateDrops({ points, epochs }: RunAxis): EpochMark[] {
  return points.flatMap(({ learningRate, fit }, index) => {
    const [earlier, before] = [points[index - 2], points[index - 1]];
    if (before?.fit !== fit || earlier?.learningRate !== before.learningRate) return [];
    if (learningRate <= 0 || learningRate > before.learningRate / 2) return [];
    return [{ epoch: epochs[index]!, word: `lr ${writeRate(learningRate)}` }];
  });
}

/** .001, 1e−5 */
export function writeRate(rate: number): string {
  const short = Number(rate.toPrecision(3));
  return short < 0.0005 ? short.toExponential().replace("-", "−") : String(short).replace(/^0\./, ".");
}

/** The first fold of each network has its name; in charts that are too small for words none has. */
export function nameNetworks(fits: readonly EpochMark[]): { named: EpochMark[]; unnamed: EpochMark[] } {
  const name = ({ word }: EpochMark) => word.replace(/,? ?fold \d+$/, "");
  return {
    named: fits.map((fit, index) => {
      const before = fits[index - 1];
      return { ...fit, word: before && name(before) === name(fit) ? "" : name(fit) };
    }),
    unnamed: fits.map(({ epoch }) => ({ epoch, word: "" })),
  };
}
