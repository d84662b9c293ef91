import { InvalidArgumentError } from "commander";

/**
 * Reads a whole number of at least `least`.
 * @throws InvalidArgumentError
 */
export function parseWhole(least: number, most = 2 ** 31 - 1): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most.toLocaleString("en-US")}.`);
  };
}

/**
 * Reads "0.485,0.456,0.406".
 * @throws InvalidArgumentError
 */
export function parseNumbers(text: string): number[] {
  const values = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (values.every(Number.isFinite)) return values;
  throw new InvalidArgumentError("Expected numbers with commas between, one a channel, like 104,117,123.");
}

/**
 * Reads a number above 0.
 * @throws InvalidArgumentError
 */
export function parsePositive(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("Expected a number above 0.");
}

/**
 * Reads "227x227x3": height, width and channels.
 * @throws InvalidArgumentError
 */
export function parseShape(text: string): number[] {
  const match = /^(\d{1,6})[x×](\d{1,6})[x×](\d{1,6})$/i.exec(text);
  const shape = match?.slice(1).map(Number);
  if (shape?.every((side) => side > 0)) return shape;
  throw new InvalidArgumentError("Expected height x width x channels, like 227x227x3.");
}

/**
 * Reads a number from 0 on.
 * @throws InvalidArgumentError
 */
export function parseFromZero(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError("Expected a number from 0 on.");
}

/**
 * Reads "1,2,5": whole numbers of at least 1.
 * @throws InvalidArgumentError
 */
export function parseCounts(text: string): number[] {
  const values = text.split(",").map((part) => (/^\d{1,9}$/.test(part.trim()) ? Number(part) : 0));
  if (values.every((value) => value > 0)) return values;
  throw new InvalidArgumentError("Expected whole numbers from 1 with commas between, like 1,2,5.");
}
