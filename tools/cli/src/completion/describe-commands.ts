import type { Command } from "commander";

/** What completion knows of one command: itself, its options and the words that may follow. */
export interface CompletedCommand {
  /** Words from the program on, like ["deconvscope", "models", "list"]. */
  readonly path: readonly string[];
  readonly subcommands: readonly { readonly name: string; readonly summary: string }[];
  /** Of a group with a command that is meant where none is named, that command's as well. */
  readonly options: readonly CompletedOption[];
  /** Values that its arguments may have, where they are known. */
  readonly choices: readonly string[];
  /** Arguments may be files. */
  readonly takesFile: boolean;
}

export interface CompletedOption {
  readonly flags: readonly string[];
  readonly description: string;
  /** Takes a value. */
  readonly valued: boolean;
  /** The values there are; empty where any is possible. */
  readonly choices: readonly string[];
  /** Its value is a file or a folder. */
  readonly takesFile: boolean;
}

/** Every command below one, itself first. */
export function describeCommands(command: Command, before: readonly string[] = []): CompletedCommand[] {
  const path = [...before, command.name()];
  const described: CompletedCommand = {
    path,
    subcommands: command.commands.map((one) => ({ name: one.name(), summary: one.summary() || one.description() })),
    options: describeOptions(command),
    choices: command.registeredArguments.flatMap((one) => one.argChoices ?? []),
    takesFile: command.registeredArguments.some((one) => ["file", "image", "path"].includes(one.name())),
  };
  return [described, ...command.commands.flatMap((one) => describeCommands(one, path))];
}

function describeOptions(command: Command): CompletedOption[] {
  const own = command.createHelp().visibleOptions(command).map(describeOption);
  const meant = findDefault(command);
  const others = meant === undefined ? [] : describeOptions(meant);
  const known = new Set(own.flatMap(({ flags }) => flags));
  return [...own, ...others.filter(({ flags }) => !flags.some((flag) => known.has(flag)))];
}

/** Commander keeps the name in a field that its types leave out. */
function findDefault(command: Command): Command | undefined {
  const name = "_defaultCommandName" in command ? command._defaultCommandName : null;
  return command.commands.find((one) => one.name() === name);
}

function describeOption(option: Command["options"][number]): CompletedOption {
  const valued = option.required || option.optional;
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: option.description,
    valued,
    choices: option.argChoices ?? [],
    takesFile: valued && /<(file|folder)>/.test(option.flags),
  };
}
