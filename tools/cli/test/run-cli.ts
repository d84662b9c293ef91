import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const main = join(import.meta.dirname, "..", "src", "main.ts");

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command as a shell would, with nothing of the caller's environment that steers it. */
export function startCli(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("DECONVSCOPE_") || name === "DECONVSCOPE_BACKEND",
  );
  const env = { ...Object.fromEntries(inherited), FORCE_COLOR: undefined, ...environment };
  return spawn(process.execPath, [main, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
}

/** Runs the command to its end. */
export async function runCli(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input: Uint8Array | string = "",
): Promise<Finished> {
  const child = startCli(args, environment);
  child.stdin?.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, "exit"),
  ]);
  return { exitCode, stdout, stderr };
}
