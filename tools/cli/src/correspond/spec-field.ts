import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/** A value of the spec, and where it stands in it. */
export class SpecField {
  /** Like images[1].parts.nose; empty for the whole. */
  readonly path: string;
  readonly value: unknown;

  constructor(path: string, value: unknown) {
    this.path = path;
    this.value = value;
  }

  get isThere(): boolean {
    return this.value !== undefined;
  }

  /** @throws CommandError unless it is a text that is not empty */
  text(): string {
    if (typeof this.value === "string" && this.value !== "") return this.value;
    throw this.refuse("a text");
  }

  /** @throws CommandError unless it is a whole number from `least` to `most` */
  whole(least = 0, most = Number.MAX_SAFE_INTEGER): number {
    const { value } = this;
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw this.refuse(`a whole number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ""}`);
  }

  /** @throws CommandError unless it is a list of at least so many */
  list(expected: string, least = 0): SpecField[] {
    if (!Array.isArray(this.value) || this.value.length < least) throw this.refuse(expected);
    return this.value.map((value, index) => new SpecField(`${this.path}[${index}]`, value));
  }

  /** @throws CommandError unless it is an object */
  entries(expected: string): [string, SpecField][] {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value)) throw this.refuse(expected);
    return Object.entries(this.value).map(([name, value]) => [name, new SpecField(this.join(name), value)]);
  }

  /** The fields of an object that has no others. @throws CommandError */
  fields<Name extends string>(...names: Name[]): Record<Name, SpecField> {
    const expected = `an object of ${names.join(", ")}`;
    const given = new Map(this.entries(expected));
    const stranger = [...given.keys()].find((name) => !names.some((known) => known === name));
    if (stranger !== undefined) {
      throw new CommandError(`${this.join(stranger)}: unknown; expected ${names.join(", ")}`, exitCodes.refused);
    }
    const read = names.map((name) => [name, given.get(name) ?? new SpecField(this.join(name), undefined)] as const);
    return Object.fromEntries(read) as Record<Name, SpecField>;
  }

  refuse(expected: string): CommandError {
    const given = this.value === undefined ? "nothing" : JSON.stringify(this.value);
    const short = given.length > 60 ? `${given.slice(0, 59)}…` : given;
    return new CommandError(`${this.path || "spec"}: ${short} given; expected ${expected}`, exitCodes.refused);
  }

  private join(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}
