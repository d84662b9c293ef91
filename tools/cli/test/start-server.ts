import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { startCli } from "./run-cli.ts";

/** `deconvscope serve` in a process of its own. */
export interface TestServer {
  readonly child: ChildProcess;
  /** Of the dashboard and Connect, http://… */
  readonly address: string;
  /** host:port */
  readonly grpc: string;
  /** Ends it as a shell would. @throws Error if it does not end well */
  close(): Promise<void>;
}

/** Milliseconds in which a server starts on a busy machine as well. */
export const slow = 240_000;

/**
 * Starts a server, and waits until it answers.
 * @param httpPort 0: any that is free
 * @throws Error if it ends before
 */
export async function startServer(
  dataDir: string,
  flags: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
  httpPort = 0,
): Promise<TestServer> {
  const usual = [`--http-port=${httpPort}`, "--grpc-port=0", "--log-level=silent", "--data-dir", dataDir];
  const child = startCli(["serve", ...usual, ...flags], environment);
  const ended = once(child, "exit");
  const [address, grpc] = await readAddresses(child);
  return {
    child,
    address,
    grpc,
    async close() {
      child.kill("SIGTERM");
      const [exitCode] = await ended;
      if (exitCode !== 0) throw new Error(`the server ended with ${exitCode}; expected 0`);
    },
  };
}

async function readAddresses(child: ChildProcess): Promise<[string, string]> {
  let said = "";
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
    said += chunk;
    const [, address, grpc] = /^dashboard {2}(http:\S+)\ngRPC {7}(\S+)\nengine {5}\w+ \d+\..*\n/.exec(said) ?? [];
    if (address === undefined || grpc === undefined) continue;
    child.stdout?.resume();
    return [address, grpc];
  }
  throw new Error(`the server ended: ${said}`);
}
