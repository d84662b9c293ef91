import { ChannelOrder, type Preprocessing } from "@deconvscope/proto";
import type { FillName } from "@deconvscope/shell";

export const fillWords: Record<FillName, string> = {
  mean: "dataset mean",
  grey: "mid-grey",
  noise: "noise",
  blur: "blurred image",
};

/** What a square looks like to a person; undefined where it is no one colour. */
export function fillColor(fill: FillName, preprocessing: Preprocessing | undefined): string | undefined {
  if (fill === "grey") return "rgb(128 128 128)";
  if (fill !== "mean") return undefined;
  const { mean = [], divideBy = 0, channelOrder } = preprocessing ?? {};
  const pixels = mean.map((value) => Math.max(0, Math.min(255, Math.round(value * (divideBy || 1)))));
  const [first = 0, second = first, third = first] = pixels;
  const rgb = channelOrder === ChannelOrder.BGR ? [third, second, first] : [first, second, third];
  return `rgb(${rgb.join(" ")})`;
}
