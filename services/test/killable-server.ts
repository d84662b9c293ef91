import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { Transport } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";

/** Its engine processes; itself, at whose end they end; or all at once. */
export const victims = ["engines", "server", "all"] as const;
export type Victim = (typeof victims)[number];

/** A server in a process of its own that is started again on the same state when it is killed. */
export class KillableServer {
  readonly #flags: readonly string[];
  #process: ChildProcess;
  #transport: Transport;

  private constructor(flags: readonly string[], process: ChildProcess, transport: Transport) {
    this.#flags = flags;
    this.#process = process;
    this.#transport = transport;
  }

  /** @param flags as for `serve`, without dashes */
  static async start(flags: Readonly<Record<string, string>>): Promise<KillableServer> {
    const ports = { "http-port": "0", "grpc-port": "0" };
    const given = Object.entries({ ...ports, ...flags }).flatMap(([name, value]) => [`--${name}`, value]);
    return new KillableServer(given, ...(await startProcess(given)));
  }

  /** To the process that lives now. */
  get transport(): Transport {
    return this.#transport;
  }

  /** SIGKILL; a server that it ended is started again. */
  async kill(victim: Victim): Promise<void> {
    const { pid } = this.#process;
    const engines = victim === "server" || pid === undefined ? [] : await listChildren(pid);
    if (victim === "engines") {
      engines.forEach(killIfThere);
      return;
    }
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    engines.forEach(killIfThere);
    await ended;
    [this.#process, this.#transport] = await startProcess(this.#flags);
  }

  async end(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGTERM");
    await ended;
  }
}

async function startProcess(flags: readonly string[]): Promise<[ChildProcess, Transport]> {
  const main = join(import.meta.dirname, "..", "src", "main.ts");
  const server = spawn(process.execPath, [main, ...flags], { stdio: ["ignore", "ignore", "pipe"] });
  const said: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    said.push(line);
    if (line.startsWith("{") && JSON.parse(line).msg === "listening") {
      server.stderr.resume();
      const baseUrl = `http://127.0.0.1:${JSON.parse(line).http}`;
      return [server, createConnectTransport({ baseUrl, httpVersion: "1.1" })];
    }
  }
  throw new Error(`the server ended:\n${said.join("\n")}`);
}

async function listChildren(parent: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid="]);
  const rows = stdout.trim().split("\n");
  return rows.flatMap((row) => {
    const [pid, ppid] = row.trim().split(/\s+/).map(Number);
    return pid !== undefined && ppid === parent ? [pid] : [];
  });
}

/** `ps` itself is among the children. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) {
      throw error;
    }
  }
}
