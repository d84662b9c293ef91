import { formatNumber } from "@deconvscope/viz-kit";
import { type SpectrumData, type SpectrumReading, shareOutside } from "./spectrum-reading.ts";

/** A share with as many digits as it needs: 31 %, 4.2 %, 0.0031 %, 1.2e−7 %. */
export function formatShare(share: number): string {
  const percent = 100 * share;
  const written =
    percent === 0 || percent >= 0.0001
      ? formatNumber(percent, percent === 0 || percent >= 10 ? 0 : percent >= 1 ? 1 : percent >= 0.01 ? 2 : 4)
      : percent.toExponential(1).replaceAll("-", "\u2212");
  return `${written}\u202f%`;
}

/** "0.27 cycles a pixel down, −0.05 across, radial 0.27: 0.031 % of the energy, outside" */
export function readingText({ down, across, radial, share, isOutside }: SpectrumReading, data: SpectrumData): string {
  const place = `${formatNumber(down, 2)} cycles a pixel down, ${formatNumber(across, 2)} across`;
  if (down === 0 && across === 0 && !data.withConstant) return `${place}: the constant part, left out`;
  const energy = `${formatShare(share)} of the energy`;
  const where = data.strides ? `, ${isOutside ? "outside" : "inside"} what ${strideText(data.strides)}` : "";
  return `${place}, radial ${formatNumber(radial, 2)}: ${energy}${where}`;
}

/** "31 % of the energy lies outside what a stride of 2 carries" */
export function outsideText(data: SpectrumData): string | undefined {
  if (!data.strides) return undefined;
  return `${formatShare(shareOutside(data))} of the energy lies outside what ${strideText(data.strides)}`;
}

/** "a stride of 2 carries", "strides of 2 down and 1 across carry" */
function strideText([down, across]: readonly [number, number]): string {
  return down === across ? `a stride of ${down} carries` : `strides of ${down} down and ${across} across carry`;
}
