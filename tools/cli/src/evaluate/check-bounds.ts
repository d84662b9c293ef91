import type { EvaluateResponse, Rate } from "@deconvscope/proto";
import { formatShare } from "./format-share.ts";

/** What an evaluation may be held to. */
export interface Bounds {
  readonly maxTop1Error?: number;
  readonly maxTop5Error?: number;
  readonly minMap?: number;
}

/** What became of a bound. */
export interface Verdict {
  readonly isMet: boolean;
  /** e.g. "top-1 error 47.2 % is above --max-top1-error 45.0 %". */
  readonly text: string;
}

/** Of images of one label each, and of several. */
const flags = {
  one: { maxTop1Error: "--max-top1-error", maxTop5Error: "--max-top5-error" },
  several: { minMap: "--min-map" },
} as const;

/**
 * The bounds that are for another kind of dataset.
 * @returns as they are called on the command line
 */
export function misplacedBounds(bounds: Bounds, multiLabel: boolean): string[] {
  const others: Readonly<Partial<Record<keyof Bounds, string>>> = multiLabel ? flags.one : flags.several;
  return Object.entries(others).flatMap(([name, flag]) => (bounds[name as keyof Bounds] === undefined ? [] : [flag]));
}

/** Holds an evaluation to its bounds; one inside the confidence interval is said to be close. */
export function checkBounds(
  { maxTop1Error, maxTop5Error, minMap }: Bounds,
  { top1Error, top5Error, meanAveragePrecision }: EvaluateResponse,
): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const [name, rate, bound, flag] of [
    ["top-1 error", top1Error, maxTop1Error, flags.one.maxTop1Error],
    ["top-5 error", top5Error, maxTop5Error, flags.one.maxTop5Error],
  ] as const) {
    if (bound !== undefined && rate !== undefined) {
      const how = isNoneByNature(rate) ? "; with five classes or fewer there is none" : sayClose(rate, bound);
      const text = `${say(name, rate.share, bound, flag)}${how}`;
      verdicts.push({ isMet: rate.share <= bound, text });
    }
  }
  if (minMap !== undefined) {
    const text = say("mean average precision", meanAveragePrecision, minMap, flags.several.minMap);
    verdicts.push({ isMet: meanAveragePrecision >= minMap, text });
  }
  return verdicts;
}

/** Whether there cannot be such an error: with so few classes that all of them are among the five most probable. */
export function isNoneByNature(rate: Rate): boolean {
  return rate.high === 0;
}

function say(name: string, share: number, bound: number, flag: string): string {
  if (Number.isNaN(share)) return `${name} could not be measured; ${flag} is ${formatShare(bound)}`;
  const side = share > bound ? "above" : share < bound ? "below" : "at";
  const digits = side === "at" ? 1 : digitsThatTell(share, bound);
  return `${name} ${formatShare(share, digits)} is ${side} ${flag} ${formatShare(bound, digits)}`;
}

/** Decimals of percents with which two shares look different. */
function digitsThatTell(one: number, other: number): number {
  const most = 9;
  let digits = 1;
  while (digits < most && formatShare(one, digits) === formatShare(other, digits)) digits += 1;
  return digits;
}

function sayClose({ low, high }: Rate, bound: number): string {
  const isClose = bound >= low && bound <= high;
  return isClose ? `; that is close: with these images it may be ${formatShare(low)} to ${formatShare(high)}` : "";
}
