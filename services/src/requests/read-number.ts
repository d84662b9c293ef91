import { RequestError } from "../request-error.ts";

interface Bounds {
  readonly from: number;
  readonly to?: number;
  /** `from`, or `to`, is outside. */
  readonly open?: "from" | "to";
}

/** @throws RequestError "invalid" unless a number is finite and within bounds */
export function checkNumber(
  given: number,
  { from, to = Number.POSITIVE_INFINITY, open }: Bounds,
  field: string,
): number {
  const isAbove = open === "from" ? given > from : given >= from;
  const isBelow = open === "to" ? given < to : given <= to;
  if (!Number.isFinite(given) || !isAbove || !isBelow) {
    const least = open === "from" ? `a number above ${from}` : `at least ${from}`;
    const range = `${open === "from" ? `above ${from}, ` : `${from} … `}${open === "to" ? `below ${to}` : to}`;
    const expected = Number.isFinite(to) ? range : least;
    throw new RequestError("invalid", `${Number(given.toPrecision(7))} given; expected ${expected}`, field);
  }
  return given;
}

/** The same of a whole number for which 0 stands for the usual one. */
export function readCount(given: number, usual: number, most: number, field: string): number {
  if (given > most) {
    throw new RequestError("invalid", `${given} given; expected 1 … ${most}, or 0 for ${usual}`, field);
  }
  return given === 0 ? usual : given;
}
