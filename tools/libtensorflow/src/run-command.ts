import { spawn } from "node:child_process";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program to its end.
 * @returns what it said
 * @throws Error with the program's last words, if it cannot be started, fails or is ended
 */
export function runCommand(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on("error", (error) => {
      const { signal } = options;
      reject(signal?.aborted ? signal.reason : new Error(`${program}: ${error.message}`));
    });
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program} ended with ${code ?? signal}: ${lastLines(output)}`));
    });
  });
}

function lastLines(output: string): string {
  return output.trim().split("\n").slice(-3).join(" | ");
}
