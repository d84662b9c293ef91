import { spawn } from "node:child_process";

/**
 * Runs a program to its end.
 * @throws Error with the program's last words, if it cannot be started or fails
 */
export function runCommand(program: string, args: readonly string[], cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("error", (error) => reject(new Error(`${program}: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program} ended with ${code}: ${lastLines(output)}`));
    });
  });
}

function lastLines(output: string): string {
  return output.trim().split("\n").slice(-3).join(" | ");
}
