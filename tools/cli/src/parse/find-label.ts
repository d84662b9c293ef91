import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/**
 * The index of a class that is called so: its whole name, or one of its synonyms, in any case; or its number.
 * @throws CommandError naming what is like it
 */
export function findLabel(labels: readonly string[], name: string): number {
  const wanted = name.trim().toLowerCase();
  const whole = labels.findIndex((label) => label.toLowerCase() === wanted);
  if (whole >= 0) return whole;
  const synonym = labels.findIndex((label) => synonymsOf(label).includes(wanted));
  if (synonym >= 0) return synonym;
  if (/^\d+$/.test(wanted) && Number(wanted) < labels.length) return Number(wanted);
  const alike = labels.filter((label) => label.toLowerCase().includes(wanted));
  const some = (alike.length > 0 ? alike : labels).slice(0, 5).map((label) => `"${label}"`);
  const there = some.length === 0 ? "the dataset has none" : `expected one like ${some.join(", ")}`;
  throw new CommandError(`label: no class is called "${name}"; ${there}`, exitCodes.notFound);
}

function synonymsOf(label: string): string[] {
  return label.split(",").map((part) => part.trim().toLowerCase());
}
