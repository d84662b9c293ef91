import { formatActivation, formatNumber, formatPercent } from "@deconvscope/viz-kit";
import type { HistogramBar, HistogramData } from "./histogram-layout.ts";

const numberNames = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

export const totalOf = ({ counts }: HistogramData) => Array.from(counts).reduce((sum, count) => sum + count, 0);

export const imagesText = (count: number) => `${formatNumber(count)} ${count === 1 ? "image" : "images"}`;

/** `top nine`, `top 16`; empty without any. */
export function topsText(count: number): string {
  return count === 0 ? "" : `top ${numberNames[count] ?? formatNumber(count)}`;
}

/** What is known of the map as a whole. */
export function summaryText(data: HistogramData, firing: number | undefined): string {
  const total = totalOf(data);
  if (data.maximum === 0) return `never fires on ${imagesText(total)}`;
  return firing === undefined ? imagesText(total) : `fires on ${formatNumber(firing)} of ${imagesText(total)}`;
}

/** One bin: `1,111 … 1,180: 37 images, 0.7 %, top 3, 4`. */
export function binText(bar: HistogramBar, bins: number, data: HistogramData): string {
  const total = totalOf(data);
  const ranks = (data.tops ?? []).flatMap((activation, index) => {
    const bin = Math.min(bins - 1, Math.floor((activation / data.maximum) * bins));
    return bin === bar.bin ? [index + 1] : [];
  });
  const parts = [
    `${formatActivation(bar.from)} … ${formatActivation(bar.to)}: ${imagesText(bar.count)}`,
    total > 0 ? shareText(bar.count / total) : "",
    ranks.length > 0 ? `top ${ranks.join(", ")}` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** 47.3 %; what one decimal cannot say: <0.1 %. */
export function shareText(share: number): string {
  return share > 0 && share < 0.0005 ? `<${formatPercent(0.001)}` : formatPercent(share);
}

/** `3.1 % above half`. */
export function halfText({ aboveHalf }: HistogramData): string {
  return aboveHalf === undefined ? "half the maximum" : `${shareText(aboveHalf)} above half`;
}
