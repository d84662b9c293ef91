import type { Logger } from "pino";
import type { ServerOptions } from "../options/server-options.ts";
import type { Telemetry } from "./telemetry.ts";

/**
 * Telemetry where a collector is named; what it needs is loaded then only.
 * @param service what the process is called
 */
export async function openTelemetry(
  { otlpEndpoint }: Pick<ServerOptions, "otlpEndpoint">,
  service: string,
  log: Logger,
): Promise<Telemetry | undefined> {
  if (otlpEndpoint === undefined) {
    return undefined;
  }
  const { startTelemetry } = await import("./start-telemetry.ts");
  return startTelemetry(otlpEndpoint, service, log);
}
