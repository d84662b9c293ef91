import { join } from "node:path";
import { authoriseCalls } from "./calls/authorise-calls.ts";
import { observeCalls } from "./calls/observe-calls.ts";
import type { BackendChoice } from "./engine/engine-message.ts";
import { startGrpcServer } from "./grpc/start-grpc-server.ts";
import { listZones } from "./http/find-static-file.ts";
import { startHttpServer } from "./http/start-http-server.ts";
import { checkOptions } from "./options/check-options.ts";
import { type ServerOptions, withDefaults } from "./options/server-options.ts";
import { startServices } from "./start-services.ts";
import { warmEngine } from "./warm-engine.ts";

/** A server that answers. */
export interface RunningServer {
  readonly httpPort: number;
  readonly grpcPort: number;
  /** What computes, and why what comes before it does not. */
  readonly backend: BackendChoice;
  /** Waits for the calls that run, at most two seconds. */
  close(): Promise<void>;
}

const graceMilliseconds = 2000;
const embedRoot = join(import.meta.dirname, "..", "..", "tools", "gallery", "dist");

/**
 * Starts the engine, then answers gRPC on one port; Connect, gRPC-Web, the dashboard and plain HTTP on another.
 * @throws OptionsError naming the flag; Error where a port is taken or nothing computes
 */
export async function startServer(given: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const options = withDefaults(given);
  const loaded = await checkOptions(options);
  const services = await startServices(options, loaded);
  const { context, routes, metrics, traceCall, log } = services;
  const { token, tls } = loaded;
  const { host, maxRequestBytes } = options;
  const interceptors = [observeCalls(log, metrics, traceCall), ...(token === undefined ? [] : [authoriseCalls(token)])];
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closing.map((end) => end()));
    await services.close();
  };
  try {
    const grpc = await startGrpcServer(routes, { host, port: options.grpcPort, tls, maxRequestBytes, interceptors });
    closing.push(() => grpc.close(graceMilliseconds));
    const http = await startHttpServer(routes, {
      context,
      metrics,
      zones: listZones(options.webRoot),
      grpc: { grpcPort: grpc.port, grpcTls: tls !== undefined },
      token,
      embedRoot,
      origins: { host, allowed: options.corsOrigins },
      port: options.httpPort,
      tls,
      maxRequestBytes,
      interceptors,
      log,
    });
    closing.push(() => http.close(graceMilliseconds));
    context.engine.onReady((ready) => grpc.setServing(ready));
    log.info({ http: http.port, grpc: grpc.port, host }, "listening");
    warmEngine(context).catch((error: unknown) => log.warn({ err: error }, "the engine is not warm"));
    return { httpPort: http.port, grpcPort: grpc.port, backend: context.engine.backend, close };
  } catch (error) {
    await close();
    throw error;
  }
}
