import { type Client, createClient } from "@connectrpc/connect";
import { DatasetService, DeconvService, ModelService } from "@deconvscope/proto";
import { openTerminal, type Terminal } from "../output/terminal.ts";
import type { ConnectionOptions } from "./connection-options.ts";
import { openTransport } from "./open-transport.ts";

/** What a command works with while it runs. */
export interface Session {
  readonly models: Client<typeof ModelService>;
  readonly deconv: Client<typeof DeconvService>;
  readonly datasets: Client<typeof DatasetService>;
  readonly terminal: Terminal;
  /** Given to every call: Ctrl-C stops the work on the other side too. */
  readonly call: { readonly signal: AbortSignal };
}

/** Opens the services, does the work, and closes them however it ends. */
export async function withSession(
  options: ConnectionOptions,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  const { transport, close } = await openTransport(options);
  try {
    await work({
      models: createClient(ModelService, transport),
      deconv: createClient(DeconvService, transport),
      datasets: createClient(DatasetService, transport),
      terminal: openTerminal(options.quiet),
      call: { signal: abort.signal },
    });
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    await close();
  }
}
