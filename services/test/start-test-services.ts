import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterTransport, type Transport } from "@connectrpc/connect";
import { observeCalls } from "../src/calls/observe-calls.ts";
import { checkOptions } from "../src/options/check-options.ts";
import { type ServerOptions, withDefaults } from "../src/options/server-options.ts";
import type { ServiceContext } from "../src/service-context.ts";
import { startServices } from "../src/start-services.ts";

/** The services with the real engine, on state of their own. */
export interface TestServices {
  readonly transport: Transport;
  readonly context: ServiceContext;
  /** Datasets may lie here. */
  readonly dataRoot: string;
  readonly dataDir: string;
  close(): Promise<void>;
}

export async function startTestServices(given: Partial<ServerOptions> = {}): Promise<TestServices> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "deconvscope-services-")));
  const dataDir = join(folder, "state");
  const options = withDefaults({ ...testOptions, dataDir, dataRoots: [folder], ...given });
  const services = await startServices(options, await checkOptions(options));
  const interceptors = [observeCalls(services.log, services.metrics, services.traceCall)];
  return {
    transport: createRouterTransport(services.routes, { router: { interceptors } }),
    context: services.context,
    dataRoot: folder,
    dataDir,
    async close() {
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The oracle's backend: small networks need no other, and it starts at once. */
export const testOptions: Partial<ServerOptions> = {
  backend: process.env.DECONVSCOPE_BACKEND ?? "cpu",
  logLevel: "silent",
};

/** Sends a signal to the engine process. */
export function signalEngine({ context }: TestServices, signal: NodeJS.Signals): void {
  if (context.engine.pid === undefined) {
    throw new Error("no engine process runs");
  }
  process.kill(context.engine.pid, signal);
}
