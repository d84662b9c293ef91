import type { Command, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/**
 * Refuses "-a=-200", which commander takes for the value "=-200".
 * @param args without the program's own name
 * @throws CommandError that says how it is written
 */
export function refuseShortEquals(program: Command, args: readonly string[]): void {
  const command = findCommand(program, args);
  const options = command === program ? [] : optionsOf(command);
  for (const [at, arg] of args.entries()) {
    if (arg === "--") return;
    const [, name, value = ""] = /^(-[a-zA-Z])=(.*)$/s.exec(arg) ?? [];
    const option = name === undefined ? undefined : options.find(({ short }) => short === name);
    if (option === undefined || takesNext(options, args[at - 1])) continue;
    throw new CommandError(`${arg}: short options take no "="; expected ${sayRight(option, value)}`, exitCodes.usage);
  }
}

/** The command that is named, or the group as far as it is. */
function findCommand(program: Command, args: readonly string[]): Command {
  let found = program;
  for (const arg of args) {
    const next = found.commands.find((command) => command.name() === arg);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

/** A group's are those of its commands: one of them may go without its name. */
function optionsOf(command: Command): Option[] {
  return [...command.options, ...command.commands.flatMap(optionsOf)];
}

/** Whether what comes behind an argument is its value, whatever it looks like. */
function takesNext(options: readonly Option[], before: string | undefined): boolean {
  return options.some(({ short, long, required }) => required && (before === short || before === long));
}

function sayRight({ short, long, required, optional }: Option, value: string): string {
  if (!required && !optional) return `${short} alone`;
  return long === undefined ? `${short} ${value}` : `${short} ${value} or ${long}=${value}`;
}
