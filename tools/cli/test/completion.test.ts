import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { buildProgram } from "../src/build-program.ts";
import { completeBash } from "../src/completion/complete-bash.ts";
import { completeFish } from "../src/completion/complete-fish.ts";
import { completeZsh } from "../src/completion/complete-zsh.ts";
import { describeCommands } from "../src/completion/describe-commands.ts";

const commands = describeCommands(buildProgram());

/** What bash offers for the last of these words. */
async function offered(...words: string[]): Promise<string[]> {
  const script = `${completeBash(commands)}
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _deconvscope 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)("bash", ["-c", script, "bash", "deconvscope", ...words]);
  return stdout.split("\n").filter((word) => word !== "");
}

describe("bash", () => {
  test.each([
    ["commands", ["m"], ["models"]],
    ["commands of a group", ["models", "e"], ["export"]],
    ["an option", ["reconstruct", "a.jpg", "--st"], ["--strongest"]],
    ["an option's choices", ["reconstruct", "a.jpg", "--rule", "g"], ["gradient", "guided"]],
    ["an option of the command that is meant where none is named", ["scan", "--max"], ["--max-images"]],
    ["an argument's choices", ["completion", "f"], ["fish"]],
    ["nothing for a name only the server knows", ["classify", "--model", ""], []],
  ])("completes %s", async (_, words, expected) => expect(await offered(...words)).toEqual(expected));

  test("completes files", async () => expect(await offered("classify", "package.j")).toEqual(["package.json"]));
});

describe("zsh and fish", () => {
  const zsh = completeZsh(commands);
  const fish = completeFish(commands);
  test("know every command and option", () => {
    for (const { path, options } of commands) {
      expect(zsh).toContain(`_${path.join("_")}() {`);
      for (const option of options) {
        const long = option.flags.at(-1)!;
        expect(zsh).toContain(long);
        expect(fish).toContain(`-l ${long.slice(2)}`);
      }
    }
  });

  const shells = { zsh, fish };
  for (const [shell, script] of Object.entries(shells)) {
    if (spawnSync(shell, ["--version"]).status !== 0) continue;
    test(`${shell} reads its script`, () => {
      expect(spawnSync(shell, ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    });
  }
});
