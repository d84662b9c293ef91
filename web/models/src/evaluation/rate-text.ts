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
