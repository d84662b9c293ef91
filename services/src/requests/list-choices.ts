import { quote } from "../request-error.ts";
import { closestNames } from "./closest-names.ts";

const listedWhole = 8;

/** What there is instead: all of it if it is little, else what is nearest. */
export function listChoices(given: string, names: readonly string[]): string {
  if (names.length === 0) {
    return "there is none yet";
  }
  if (names.length <= listedWhole) {
    return `there is ${names.map(quote).join(", ")}`;
  }
  return `of ${names.length} the closest: ${closestNames(given, names).map(quote).join(", ")}`;
}
