import { describe, expect, test } from "vitest";
import { buildProgram } from "../src/build-program.ts";
import { describeCommands } from "../src/completion/describe-commands.ts";
import { runHere } from "./run-here.ts";

describe("help", () => {
  test("names every command, the exit codes and something to try", async () => {
    const { exitCode, stdout } = await runHere(["--help"]);
    expect(exitCode).toBe(0);
    for (const word of [
      "serve",
      "models",
      "datasets",
      "classify",
      "reconstruct",
      "completion",
      "Exit codes:",
      "Try:",
    ]) {
      expect(stdout).toContain(word);
    }
  });

  const leaves = describeCommands(buildProgram()).filter((command) => command.subcommands.length === 0);
  test.each(leaves.map(({ path }) => path.slice(1)))("of %s %s teaches by an example", async (...path) => {
    const { exitCode, stdout } = await runHere([...path, "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\n(.*\n)*.*deconvscope ${path.join(" ")}`));
  });

  test("of serve tells the defaults", async () => {
    const { stdout } = await runHere(["serve", "--help"]);
    const words = stdout.replaceAll(/\s+/g, " ");
    expect(words).toMatch(/--http-port <port> .*?\(default: 8080\)/);
    expect(words).toMatch(/--grpc-port <port> .*?\(default: 50051\)/);
  });

  test("is what a group of commands shows alone", async () => {
    const { exitCode, stderr } = await runHere(["models"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("import [options] <file>");
  });
});

describe("one line says what is wrong with", () => {
  test.each([
    ["an unknown command", ["modls"], "unknown command 'modls' (Did you mean models?)"],
    ["a missing option", ["classify", "a.jpg"], "required option '-m, --model <name>' not specified"],
    [
      "a wrong choice",
      ["reconstruct", "a", "-m", "m", "-l", "l", "-o", "o", "-r", "x"],
      "Allowed choices are deconvnet",
    ],
    ["a wrong unit", ["reconstruct", "a", "-m", "m", "-l", "l", "-o", "o", "-u", "1@2"], "channel@row,column"],
    [
      "units beside strongest",
      ["reconstruct", "a", "-m", "m", "-l", "l", "-o", "o", "-u", "1", "-s", "2"],
      "cannot be used",
    ],
    ["a wrong count", ["classify", "a", "-m", "m", "--top", "0"], "Expected a whole number from 1"],
    ["an equals sign behind a short option", ["classify", "a", "-m=m"], "expected -m m or --model=m"],
    ["a wrong port", ["serve", "--http-port", "99999"], "--http-port"],
    ["an open host without a token", ["serve", "--host", "0.0.0.0"], "--token-file"],
    ["a wrong address", ["models", "list", "--server", "localhost"], 'server: "localhost" is no address'],
  ])("%s", async (_, args, message) => {
    const { exitCode, stdout, stderr } = await runHere(args);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^deconvscope: error: .+\n$/);
    expect([exitCode, stdout]).toEqual([2, ""]);
  });
});

test("files that do not exist end with 3, servers that do not answer with 4", async () => {
  const none = "no/such/file";
  expect(await runHere(["classify", none, "-m", "m"])).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining(none),
  });
  expect(await runHere(["models", "import", none])).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining(none),
  });
  const gone = await runHere(["models", "list"], { DECONVSCOPE_SERVER: "http://127.0.0.1:9" });
  expect(gone).toMatchObject({ exitCode: 4, stderr: expect.stringContaining("http://127.0.0.1:9 cannot be reached") });
});
