import type { Rate } from "@deconvscope/proto";

/** 0.4719 as "47.2 %"; of nothing a dash. @param digits decimals of the percents */
export function formatShare(share: number, digits = 1): string {
  return Number.isNaN(share) ? "–" : `${(share * 100).toFixed(digits)} %`;
}

/** The bounds of its 95 % interval: "44.1 – 50.3 %". */
export function formatInterval({ low, high }: Rate): string {
  return `${(low * 100).toFixed(1)} – ${formatShare(high)}`;
}
