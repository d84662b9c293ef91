import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");

/** The product as `npm start` runs it, on free ports and with a data directory of its own. */
export interface RunningProduct {
  readonly dashboard: string;
  readonly grpc: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** @throws Error with what it printed, if it ends instead of listening */
export async function startProduct(flags: readonly string[] = []): Promise<RunningProduct> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "deconvscope-data-"));
  const child = spawn(
    process.execPath,
    [
      ...[path.join(root, "tools/cli/src/main.ts"), "serve", "--data-dir", dataDir],
      ...["--http-port", "0", "--grpc-port", "0", "--log-level", "warn", ...flags],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const [dashboard, grpc] = await readAddresses(child);
    return { dashboard, grpc, dataDir, process: child, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readAddresses(child: ChildProcess): Promise<[dashboard: string, grpc: string]> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const dashboard = /dashboard\s+(\S+)/.exec(printed)?.[1];
      const grpc = /gRPC\s+(\S+)/.exec(printed)?.[1];
      if (dashboard && grpc) resolve([dashboard, grpc]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`the product ended with ${code} instead of listening:\n${printed}`)));
  });
}
