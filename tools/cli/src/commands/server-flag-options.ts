import { type ServerFlag, serverFlags } from "@deconvscope/services/server-flags";
import { defaultOptions } from "@deconvscope/services/server-options";
import { type Command, Option } from "commander";

/** What commander makes of flags, by their names in camel case. */
export type GivenFlags = Record<string, string | string[]>;

/** Gives a command some of the server's flags. */
export function addServerFlags(command: Command, flags: readonly ServerFlag[]): Command {
  return flags.reduce((all, flag) => all.addOption(toOption(flag)), command);
}

/** What was given, as the server's own arguments. */
export function toServerArguments(given: GivenFlags): string[] {
  return serverFlags.flatMap(({ name }) => {
    const values = given[camelCase(name)];
    return [values ?? []].flat().flatMap((value) => [`--${name}=${value}`]);
  });
}

function toOption(flag: ServerFlag): Option {
  const option = new Option(
    `--${flag.name} <${flag.value.toLowerCase()}>`,
    `${flag.description}${describeDefault(flag)}`,
  );
  return flag.kind === "list" ? option.argParser((text, before: string[] = []) => [...before, text]) : option;
}

function describeDefault({ option }: ServerFlag): string {
  const value = defaultOptions[option];
  return value === undefined || (Array.isArray(value) && value.length === 0) ? "" : ` (default: ${value})`;
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
