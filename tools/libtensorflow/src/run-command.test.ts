import { expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

test("what a command says is returned", async () => {
  expect(await runCommand(process.execPath, ["-p", "6 * 7"])).toBe("42\n");
});

test("a command that fails is reported with its last words", async () => {
  const script = 'console.error("no such wheel"); process.exit(3)';
  await expect(runCommand(process.execPath, ["-e", script])).rejects.toThrow(/ended with 3: no such wheel/);
  await expect(runCommand("no-such-program", [])).rejects.toThrow(/no-such-program: /);
});

test("a command ends with its signal", async () => {
  const signal = AbortSignal.timeout(100);
  await expect(runCommand(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { signal })).rejects.toThrow(
    /timeout/,
  );
});

test("a flag that is not known is refused", async () => {
  const main = new URL("main.ts", import.meta.url).pathname;
  await expect(runCommand(process.execPath, [main, "--gpus"])).rejects.toThrow(
    /expected --gpu, --help or nothing; Unknown option '--gpus'/,
  );
});
