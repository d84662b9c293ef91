import { FillPattern } from "@deconvscope/proto";
import { InvalidArgumentError } from "commander";

/** What a square shows: one value a channel, or a pattern. */
export interface Fill {
  readonly fill: number[];
  readonly fillPattern: FillPattern;
}

const patterns: Readonly<Record<string, FillPattern>> = {
  mean: FillPattern.UNSPECIFIED,
  grey: FillPattern.GREY,
  noise: FillPattern.NOISE,
  blur: FillPattern.BLUR,
};

/**
 * Reads "mean", "grey", "noise", "blur", or one number a channel like "0,0,0.5".
 * @throws InvalidArgumentError
 */
export function parseFill(text: string): Fill {
  const fillPattern = Object.hasOwn(patterns, text) ? patterns[text] : undefined;
  if (fillPattern !== undefined) return { fill: [], fillPattern };
  const fill = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (fill.every((value) => Number.isFinite(Math.fround(value)))) return { fill, fillPattern: FillPattern.UNSPECIFIED };
  throw new InvalidArgumentError("Expected mean, grey, noise, blur, or one number a channel like 0,0,0.5.");
}
