import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { bindingPath, bindingSources, libraryFolder, tensorflowVersion } from "./library-folder.ts";
import { runCommand } from "./run-command.ts";

const cacheHome = process.env.XDG_CACHE_HOME;
afterEach(() => {
  if (cacheHome === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = cacheHome;
});

test("the library lies in the user's cache, under the version and the platform", () => {
  process.env.XDG_CACHE_HOME = path.resolve("/somewhere");
  const folder = libraryFolder();
  expect(path.dirname(folder)).toBe(path.resolve("/somewhere/deconvscope"));
  expect(path.basename(folder)).toMatch(
    new RegExp(`^libtensorflow-${tensorflowVersion}-${process.platform}-${process.arch}-[0-9a-f]{8}$`),
  );
});

test("the binding's sources are in the installed package, and its place is where TensorFlow.js looks", () => {
  for (const source of bindingSources) expect(existsSync(source)).toBe(true);
  expect(bindingPath).toMatch(/tfjs-node-gpu[/\\]lib[/\\]napi-v8[/\\]tfjs_binding\.node$/);
});

test("a command that fails is reported with its last words", async () => {
  const script = 'console.error("no such wheel"); process.exit(3)';
  await expect(runCommand(process.execPath, ["-e", script])).rejects.toThrow(/ended with 3: no such wheel/);
  await expect(runCommand("no-such-program", [])).rejects.toThrow(/no-such-program: /);
  expect(await runCommand(process.execPath, ["-p", "6 * 7"])).toBe("42\n");
});
