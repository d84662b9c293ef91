import { formatNumber } from "@deconvscope/viz-kit";
import type { AtlasFilter, BandBalance } from "./atlas-filter.ts";

/** "filter 12: radial frequency 0.21; low 20 %, middle 61 %, high 19 %; RMS 0.12; dominates" */
export function filterText(filter: AtlasFilter): string {
  const frequency = `radial frequency ${formatNumber(filter.radialFrequency, 2)}`;
  const flags = flagsOf(filter).map(({ says }) => says);
  return [`filter ${filter.channel}: ${frequency}`, balanceText(filter), `RMS ${formatRms(filter.rms)}`, ...flags].join(
    "; ",
  );
}

/** "low 20 %, middle 61 %, high 19 %" */
export function balanceText({ low, middle, high }: BandBalance): string {
  return `low ${wholePercent(low)}, middle ${wholePercent(middle)}, high ${wholePercent(high)}`;
}

export const wholePercent = (share: number) => `${formatNumber(100 * share)}\u202f%`;

/** What is wrong with a filter: as short as its caption, and in full. */
export function flagsOf({
  dead,
  dominates,
  duplicateOf,
}: AtlasFilter): { short: string; says: string; isBad: boolean }[] {
  return [
    ...(dead ? [{ short: "dead", says: "dead", isBad: true }] : []),
    ...(dominates ? [{ short: "dominates", says: "dominates", isBad: false }] : []),
    ...(duplicateOf === undefined
      ? []
      : [{ short: `= ${duplicateOf}`, says: `much the same as filter ${duplicateOf}`, isBad: false }]),
  ];
}

/** Three significant digits. */
const formatRms = (rms: number) => String(Number(rms.toPrecision(3)));
