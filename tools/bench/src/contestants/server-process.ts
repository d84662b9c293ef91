import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A server in a process of its own. */
export interface ServerProcess {
  readonly httpPort: number;
  readonly grpcPort: number;
  /** Of the serving process, without its engines, in MiB. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** @param flags as of `serve`. @throws Error with what it said, if it ends instead of listening */
export async function startServerProcess(flags: readonly string[]): Promise<ServerProcess> {
  const main = fileURLToPath(new URL("main.ts", import.meta.resolve("@deconvscope/services")));
  // As `npm start` has it.
  const args = ["--max-semi-space-size=2", main, "--http-port", "0", "--grpc-port", "0", ...flags];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const said: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    said.push(line);
    if (!line.includes('"listening"')) continue;
    server.stderr.resume();
    const { http, grpc } = JSON.parse(line);
    return {
      httpPort: http,
      grpcPort: grpc,
      memory: async () => {
        const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(server.pid)]);
        return Number(stdout) / 1024;
      },
      close: async () => {
        const ended = once(server, "exit");
        server.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error(`the server ended instead of listening:\n${said.join("\n")}`);
}
