import type { CompletedCommand, CompletedOption } from "./describe-commands.ts";

/** A completion script for fish. */
export function completeFish(commands: readonly CompletedCommand[]): string {
  const program = commands[0]!.path[0]!;
  const lines = [
    `# ${program} completion for fish: put this as ${program}.fish in ~/.config/fish/completions`,
    `complete -c ${program} -f`,
    ...commands.flatMap((command) => completeCommand(program, command)),
  ];
  return `${lines.join("\n")}\n`;
}

function completeCommand(
  program: string,
  { path, subcommands, options, choices, takesFile }: CompletedCommand,
): string[] {
  const given = path.slice(1).map((word) => `__fish_seen_subcommand_from ${word}`);
  const none = subcommands.map(({ name }) => name).join(" ");
  const before = none === "" ? given : [...given, `not __fish_seen_subcommand_from ${none}`];
  const when = before.length === 0 ? "" : ` -n ${quote(before.join("; and "))}`;
  const here = `complete -c ${program}${when}`;
  return [
    ...subcommands.map(({ name, summary }) => `${here} -a ${name} -d ${quote(summary)}`),
    ...options.map((option) => `${here}${specify(option)}`),
    ...choices.map((choice) => `${here} -a ${choice}`),
    ...(takesFile ? [`${here} -F`] : []),
  ];
}

function specify({ flags, description, valued, choices, takesFile }: CompletedOption): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`));
  const values = choices.length > 0 ? ` -xa ${quote(choices.join(" "))}` : takesFile ? " -rF" : valued ? " -x" : "";
  return `${names.join("")}${values} -d ${quote(description)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
