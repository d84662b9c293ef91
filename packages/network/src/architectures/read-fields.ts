import type { Pair } from "../shape.ts";
import { ArchitectureError } from "./architecture-error.ts";
import { closestName } from "./closest-name.ts";

/** An object of parsed JSON, and where it lies. */
export interface Fields {
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** @throws ArchitectureError for anything but an object */
export function readFields(value: unknown, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ArchitectureError(path, `expected an object, got ${show(value)}`);
  }
  return { path, values: value as Fields["values"] };
}

/** @throws ArchitectureError naming a field that is not known, and the closest that is */
export function refuseUnknown({ path, values }: Fields, known: readonly string[]): void {
  for (const name of Object.keys(values)) {
    if (known.includes(name)) continue;
    throw new ArchitectureError(
      pathOf(path, name),
      `no field has this name; did you mean "${closestName(name, known)}"? Known are ${known.join(", ")}`,
    );
  }
}

/** @throws ArchitectureError for an empty text, one that is too long, or none */
export function readText({ path, values }: Fields, name: string): string {
  const value = values[name];
  if (typeof value !== "string" || value.trim() === "" || value.length > LONGEST_TEXT) {
    throw new ArchitectureError(
      pathOf(path, name),
      `expected a text of 1 to ${LONGEST_TEXT} letters, got ${show(value)}`,
    );
  }
  return value;
}

/** @throws ArchitectureError for anything but a whole number from `least` */
export function readWhole({ path, values }: Fields, name: string, least: number, missing?: number): number {
  const value = values[name] ?? missing;
  if (!isWhole(value, least)) {
    throw new ArchitectureError(pathOf(path, name), `expected a whole number from ${least}, got ${show(value)}`);
  }
  return value;
}

/** Two whole numbers from 1, or one for both. @throws ArchitectureError for anything else */
export function readPair({ path, values }: Fields, name: string, missing?: number): Pair {
  const value = values[name] ?? missing;
  const [first, second, ...rest] = Array.isArray(value) ? (value as unknown[]) : [value, value];
  if (!isWhole(first, 1) || !isWhole(second, 1) || rest.length > 0) {
    throw new ArchitectureError(pathOf(path, name), `expected two whole numbers from 1, got ${show(value)}`);
  }
  return [first, second];
}

/** @throws ArchitectureError unless it is a number and `holds` */
export function readNumber(
  { path, values }: Fields,
  name: string,
  expected: string,
  holds: (value: number) => boolean,
): number {
  const value = values[name];
  if (typeof value !== "number" || !Number.isFinite(value) || !holds(value)) {
    throw new ArchitectureError(pathOf(path, name), `expected ${expected}, got ${show(value)}`);
  }
  return value;
}

/** @throws ArchitectureError for anything but true and false */
export function readFlag({ path, values }: Fields, name: string, missing: boolean): boolean {
  const value = values[name] ?? missing;
  if (typeof value !== "boolean") {
    throw new ArchitectureError(pathOf(path, name), `expected true or false, got ${show(value)}`);
  }
  return value;
}

/** @throws ArchitectureError for anything but a list of at least one */
export function readList({ path, values }: Fields, name: string): readonly unknown[] {
  const value = values[name];
  if (!Array.isArray(value) || value.length === 0) {
    throw new ArchitectureError(pathOf(path, name), `expected a list of at least one, got ${show(value)}`);
  }
  return value;
}

/** `layers[3]` and `kernel` as `layers[3].kernel`. */
export function pathOf(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** What was given, as messages say it. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const LONGEST_TEXT = 100;
const LONGEST_SHOWN = 40;

function isWhole(value: unknown, least: number): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least;
}
