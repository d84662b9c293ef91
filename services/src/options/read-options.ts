import { parseArgs } from "node:util";
import { OptionsError } from "./options-error.ts";
import { flagVariable, parseFlag, type ServerFlag, serverFlags } from "./server-flags.ts";
import { defaultOptions, type ServerOptions } from "./server-options.ts";

/**
 * A server's options: flags first, then the environment, then defaults.
 * @param flags e.g. ["--http-port", "9000"]
 * @throws OptionsError for unknown flags and wrong values
 */
export function readOptions(flags: readonly string[], environment: NodeJS.ProcessEnv): ServerOptions {
  const given = parseFlags(flags);
  const entries = serverFlags.flatMap((flag) => {
    const texts = given[flag.name] ?? readVariable(flag, environment);
    return texts === undefined ? [] : [[flag.option, parseFlag(flag, texts)]];
  });
  return { ...defaultOptions, ...Object.fromEntries(entries) };
}

function parseFlags(flags: readonly string[]): Readonly<Record<string, string[] | undefined>> {
  const options = Object.fromEntries(
    serverFlags.map(({ name }) => [name, { type: "string", multiple: true } as const]),
  );
  try {
    return parseArgs({ args: [...flags], options, strict: true }).values;
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}

function readVariable(flag: ServerFlag, environment: NodeJS.ProcessEnv): string[] | undefined {
  const text = environment[flagVariable(flag)];
  if (text === undefined || text === "") {
    return undefined;
  }
  if (flag.kind !== "list") {
    return [text];
  }
  return text.split(flag.option === "dataRoots" ? ":" : " ").filter((part) => part !== "");
}
