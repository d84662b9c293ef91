import { createRouterTransport, type Transport } from "@connectrpc/connect";
import { observeCalls } from "./calls/observe-calls.ts";
import { checkOptions } from "./options/check-options.ts";
import { type ServerOptions, withDefaults } from "./options/server-options.ts";
import { startServices } from "./start-services.ts";

/** The services inside this process; their engine is a process of its own all the same. */
export interface LocalTransport {
  readonly transport: Transport;
  close(): Promise<void>;
}

/**
 * Starts the services without a port: calls stay in memory.
 * @throws OptionsError naming the flag; Error where nothing computes
 */
export async function createLocalTransport(given: Partial<ServerOptions> = {}): Promise<LocalTransport> {
  const options = withDefaults(given);
  const services = await startServices(options, await checkOptions(options));
  const interceptors = [observeCalls(services.log, services.metrics, services.traceCall)];
  return {
    transport: createRouterTransport(services.routes, { router: { interceptors } }),
    close: services.close,
  };
}
