import { RequestError } from "../request-error.ts";

const largest = 8192;

/** @throws RequestError unless it is [height, width, channels], or empty */
export function checkInputShape(inputShape: readonly number[], field: string): void {
  const isSize = (value: number): boolean => value >= 1 && value <= largest;
  if (inputShape.length !== 0 && (inputShape.length !== 3 || !inputShape.every(isSize))) {
    const given = `[${inputShape.slice(0, 8).join(", ")}] given`;
    throw new RequestError("invalid", `${given}; expected [height, width, channels], each 1 … ${largest}`, field);
  }
}
