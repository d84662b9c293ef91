import { closestNames } from "@deconvscope/services/closest-names";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/** Names that are told to somebody who meant one of them. */
const mostNames = 5;

/**
 * The index of a class that is called so: its whole name, or one of its synonyms, in any case; or its number.
 * @param field what the command calls it
 * @throws CommandError naming what is like it
 */
export function findLabel(labels: readonly string[], name: string, field = "label"): number {
  const wanted = name.trim().toLowerCase();
  const whole = labels.findIndex((label) => label.toLowerCase() === wanted);
  if (whole >= 0) return whole;
  const synonym = labels.findIndex((label) => synonymsOf(label).includes(wanted));
  if (synonym >= 0) return synonym;
  if (/^\d+$/.test(wanted) && Number(wanted) < labels.length) return Number(wanted);
  const names = labels.flatMap((label) => label.split(",").map((part) => part.trim()));
  const alike = names.filter((part) => part.toLowerCase().includes(wanted));
  const some = closestNames(wanted, alike.length > 0 ? alike : names, mostNames).map((part) => `"${part}"`);
  const there = some.length === 0 ? "there are no labels" : `expected one like ${some.join(", ")}`;
  throw new CommandError(`${field}: no class is called "${name}"; ${there}`, exitCodes.notFound);
}

function synonymsOf(label: string): string[] {
  return label.split(",").map((part) => part.trim().toLowerCase());
}
