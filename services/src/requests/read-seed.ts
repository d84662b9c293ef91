import { RequestError } from "../request-error.ts";

const largest = 2n ** 32n - 1n;

/** @throws RequestError where it is too large */
export function readSeed(given: bigint, field: string): number {
  if (given > largest) {
    throw new RequestError("invalid", `${given} given; expected at most ${largest}`, field);
  }
  return Number(given);
}
