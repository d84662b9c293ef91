import type { CompletedCommand } from "./describe-commands.ts";

/** A completion script for bash. */
export function completeBash(commands: readonly CompletedCommand[]): string {
  const program = commands[0]!.path[0]!;
  return `# ${program} completion for bash: source this, or put it in bash-completion's completions folder
_${program}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="${program}" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
      ${commands
        .slice(1)
        .map(({ path }) => `"${path.join(" ")}"`)
        .join(" | ")}) path="$path $word" ;;
    esac
  done
  COMPREPLY=()
  case "$path" in
${commands.map(completeCommand).join("\n")}
  esac
}
complete -F _${program} ${program}
`;
}

function completeCommand({ path, subcommands, options, choices: words, takesFile }: CompletedCommand): string {
  const offered = [...subcommands.map(({ name }) => name), ...words, ...options.flatMap(({ flags }) => flags)];
  const values = options.filter(({ valued }) => valued);
  const reply = (list: readonly string[]) => `COMPREPLY=($(compgen -W "${list.join(" ")}" -- "$current"))`;
  const files = 'compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$current"))';
  const valueCases = values.map(({ flags, choices, takesFile: file }) => {
    const answer = choices.length > 0 ? reply(choices) : file ? files : ":";
    return `        ${flags.join(" | ")}) ${answer}; return ;;`;
  });
  const lines = [
    `    "${path.join(" ")}")`,
    ...(valueCases.length === 0 ? [] : ['      case "$previous" in', ...valueCases, "      esac"]),
    `      ${reply(offered)}`,
    ...(takesFile ? [`      if [[ "$current" != -* ]]; then ${files}; fi`] : []),
    "      ;;",
  ];
  return lines.join("\n");
}
