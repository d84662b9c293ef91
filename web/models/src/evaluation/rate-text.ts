import type { Rate } from "@deconvscope/proto";
import { formatPercent } from "@deconvscope/shell";

/** "42.0 %", a dash where nothing was counted. */
export function rateText(rate: Pick<Rate, "share"> | undefined): string {
  return rate ? formatPercent(rate.share) : "–";
}

/** "38.2 … 46.0 %": the 95 % confidence interval. */
export function intervalText(rate: Pick<Rate, "low" | "high"> | undefined): string {
  return rate ? `${(100 * rate.low).toFixed(1)} … ${formatPercent(rate.high)}` : "";
}

/** The top-5 error; a dash where there is none by nature. */
export function top5Text(rate: Pick<Rate, "share" | "high"> | undefined): string {
  return rateText(isNoneByNature(rate) ? undefined : rate);
}

/** Its interval, or why there is no such error. */
export function top5Note(rate: Pick<Rate, "low" | "high"> | undefined): string {
  return isNoneByNature(rate) ? "too few classes for one" : intervalText(rate);
}

const isNoneByNature = (rate: Pick<Rate, "high"> | undefined) => rate?.high === 0;
