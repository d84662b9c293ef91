import { Transform } from "@deconvscope/proto";
import { InvalidArgumentError } from "commander";

/** A transform as the command line speaks of it. */
export interface TransformKind {
  readonly transform: Transform;
  /** What happens to images. */
  readonly says: string;
  /** An amount with its unit. */
  readonly tell: (amount: number) => string;
  /** How far from the image as it is: 0 where it stays so; the sign tells the two ways apart. */
  readonly deviation: (amount: number) => number;
}

const pixels = (amount: number): string => `${shorten(amount)} px`;

export const transformKinds: ReadonlyMap<string, TransformKind> = new Map([
  [
    "translate-y",
    { transform: Transform.TRANSLATE_Y, says: "moved down", tell: pixels, deviation: (amount) => amount },
  ],
  [
    "translate-x",
    { transform: Transform.TRANSLATE_X, says: "moved to the right", tell: pixels, deviation: (amount) => amount },
  ],
  [
    "scale",
    {
      transform: Transform.SCALE,
      says: "scaled",
      tell: (amount) => `${shorten(amount, 2)} ×`,
      deviation: (amount) => amount - 1,
    },
  ],
  [
    "rotate",
    {
      transform: Transform.ROTATE,
      says: "turned",
      tell: (amount) => `${shorten(amount)}°`,
      // 350° is as far as −10°.
      deviation: (amount) => amount - 360 * Math.round(amount / 360),
    },
  ],
] satisfies [string, TransformKind][]);

/**
 * Reads "-10,0,2.5".
 * @throws InvalidArgumentError
 */
export function parseAmounts(text: string): number[] {
  const amounts = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (amounts.every(Number.isFinite)) return amounts;
  throw new InvalidArgumentError("Expected numbers with commas between, like -10,0,10: pixels, factors or degrees.");
}

/** "−30.4", "12", "1.03". */
function shorten(amount: number, digits = 1): string {
  return String(Number(amount.toFixed(digits))).replace("-", "−");
}
