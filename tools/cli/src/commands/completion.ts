import { Argument, type Command } from "commander";
import { completeBash } from "../completion/complete-bash.ts";
import { completeFish } from "../completion/complete-fish.ts";
import { completeZsh } from "../completion/complete-zsh.ts";
import { describeCommands } from "../completion/describe-commands.ts";
import { openTerminal } from "../output/terminal.ts";

const shells = { bash: completeBash, zsh: completeZsh, fish: completeFish } as const;

/** `deconvscope completion` */
export function addCompletion(program: Command): void {
  program
    .command("completion")
    .summary("write a script that completes commands and options in a shell")
    .description("Write a script that completes commands and options in a shell.")
    .addArgument(new Argument("<shell>", "the shell").choices(Object.keys(shells)))
    .addHelpText(
      "after",
      `
Examples:
  source <(deconvscope completion bash)
  deconvscope completion zsh > "\${fpath[1]}/_deconvscope"
  deconvscope completion fish > ~/.config/fish/completions/deconvscope.fish`,
    )
    .action(async (shell: keyof typeof shells) => {
      await openTerminal().print(shells[shell](describeCommands(program)));
    });
}
