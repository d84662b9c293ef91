import { RequestError } from "../request-error.ts";

/**
 * What an enum's number stands for: messages may carry numbers that no release knows.
 * @throws RequestError "invalid" for those
 */
export function readEnum<Value>(
  meanings: Readonly<Record<number, Value>>,
  given: number,
  expected: string,
  field: string,
): Value {
  if (!Object.hasOwn(meanings, given)) {
    throw new RequestError("invalid", `${given} given; expected ${expected}`, field);
  }
  return meanings[given] as Value;
}
