import { formatNumber } from "@deconvscope/viz-kit";
import type { BoundFilter, FilterBoundLayout } from "./filter-bound-layout.ts";

/** "filter 3: RMS 0.512, scaled back to 20 %" */
export function filterText({ filter, rms, factor }: BoundFilter): string {
  const share = `scaled back to ${formatNumber(100 * factor, factor < 0.1 ? 1 : 0)}\u202f%`;
  return `filter ${filter}: RMS ${formatRms(rms)}, ${factor < 1 ? share : "within the bound"}`;
}

/** "3 of 32 filters exceed an RMS of 0.1" */
export function boundText({ filters, scaledBack }: FilterBoundLayout, bound: number): string {
  const some = scaledBack === 0 ? "None" : formatNumber(scaledBack);
  const exceed = scaledBack > 1 ? "exceed" : "exceeds";
  return `${some} of ${formatNumber(filters.length)} filters ${exceed} an RMS of ${formatRms(bound)}`;
}

/** Three significant digits: 0.1, 0.0342, 12.4. */
export const formatRms = (rms: number) => String(Number(rms.toPrecision(3)));
