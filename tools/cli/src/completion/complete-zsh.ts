import type { CompletedCommand, CompletedOption } from "./describe-commands.ts";

/** A completion script for zsh. */
export function completeZsh(commands: readonly CompletedCommand[]): string {
  const program = commands[0]!.path[0]!;
  return `#compdef ${program}
# ${program} completion for zsh: put this as _${program} in a folder of $fpath, or source it after compinit

${commands.map(completeCommand).join("\n\n")}

if [[ "$funcstack[1]" == "_${program}" ]]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`;
}

function completeCommand(command: CompletedCommand): string {
  const { path, subcommands, options } = command;
  const specifications = options.map((option) => `    ${specify(option)} \\`);
  const lines = [
    `_${path.join("_")}() {`,
    "  local context state state_descr line ret=1",
    "  typeset -A opt_args",
    "  _arguments -C \\",
    ...specifications,
    ...specifyArguments(command).map((one) => `    ${one} \\`),
    "    && ret=0",
  ];
  if (subcommands.length > 0) {
    lines.push(
      '  case "$state" in',
      "    command)",
      "      local -a commands=(",
      ...subcommands.map(({ name, summary }) => `        ${quote(`${name}:${summary}`)}`),
      "      )",
      "      _describe command commands && ret=0 ;;",
      "    argument)",
      '      case "$line[1]" in',
      ...subcommands.map(({ name }) => `        ${name}) _${path.join("_")}_${name} && ret=0 ;;`),
      "      esac ;;",
      "  esac",
    );
  }
  return [...lines, "  return ret", "}"].join("\n");
}

function specifyArguments({ subcommands, choices, takesFile }: CompletedCommand): string[] {
  if (subcommands.length > 0) return ["'1:command:->command'", "'*::argument:->argument'"];
  if (choices.length > 0) return [`'1:value:(${choices.join(" ")})'`];
  return takesFile ? ["'*:file:_files'"] : [];
}

function specify({ flags, description, valued, choices, takesFile }: CompletedOption): string {
  const text = description.replaceAll(/[[\]]/g, "\\$&").replaceAll(":", "\\:");
  const action = choices.length > 0 ? `(${choices.join(" ")})` : takesFile ? "_files" : "";
  const rest = quote(`[${text}]${valued ? `:value:${action}` : ""}`);
  return flags.length === 1 ? `${flags[0]}${rest}` : `'(${flags.join(" ")})'{${flags.join(",")}}${rest}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
