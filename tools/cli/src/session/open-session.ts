import { type Client, createClient } from "@connectrpc/connect";
import { DatasetService, DeconvService, ModelService, OcclusionService, TrainingService } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { openTerminal, type Terminal } from "../output/terminal.ts";
import type { ConnectionOptions } from "./connection-options.ts";
import { type OpenTransport, openTransport } from "./open-transport.ts";

/** What a command works with while it runs. */
export interface Session {
  readonly models: Client<typeof ModelService>;
  readonly deconv: Client<typeof DeconvService>;
  readonly datasets: Client<typeof DatasetService>;
  readonly occlusion: Client<typeof OcclusionService>;
  readonly training: Client<typeof TrainingService>;
  readonly terminal: Terminal;
  /** Given to every call: Ctrl-C stops the work on the other side too. */
  readonly call: { readonly signal: AbortSignal };
}

/**
 * Opens the services, does the work, and closes them however it ends.
 * @throws CommandError once the user has interrupted it; else what the work throws
 */
export async function withSession(
  options: ConnectionOptions,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    await workWith(await openUnlessAborted(options, abort.signal), options, abort.signal, work);
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    throw new CommandError("interrupted", exitCodes.interrupted, { cause: error });
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/** Starting an engine takes a while: an interrupt is answered at once, and what starts all the same is closed. */
async function openUnlessAborted(options: ConnectionOptions, signal: AbortSignal): Promise<OpenTransport> {
  const opening = openTransport(options);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([opening, aborted]);
  } catch (error) {
    if (signal.aborted) {
      opening.then(
        ({ close }) => close(),
        () => undefined,
      );
    }
    throw error;
  }
}

async function workWith(
  { transport, close }: OpenTransport,
  options: ConnectionOptions,
  signal: AbortSignal,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const terminal = openTerminal(options.quiet);
  try {
    await work({
      models: createClient(ModelService, transport),
      deconv: createClient(DeconvService, transport),
      datasets: createClient(DatasetService, transport),
      occlusion: createClient(OcclusionService, transport),
      training: createClient(TrainingService, transport),
      terminal,
      call: { signal },
    });
  } finally {
    terminal.progress("");
    await close();
  }
}
