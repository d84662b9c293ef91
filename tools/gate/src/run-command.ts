import { spawn } from "node:child_process";

/** Runs a program of this workspace to its end, its output passed through; its exit code. */
export function runCommand(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const [program = "", ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
    child.on("error", (error) => reject(new Error(`${program}: ${error.message}`)));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
