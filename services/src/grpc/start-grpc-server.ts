import type { DescService } from "@bufbuild/protobuf";
import type { Interceptor } from "@connectrpc/connect";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ReflectionService } from "@grpc/reflection";
import { HealthImplementation } from "grpc-health-check";
import type { ServiceRouter } from "../routes.ts";
import type { TlsFiles } from "../tls-files.ts";
import { addService } from "./add-service.ts";
import { describePackage } from "./describe-package.ts";

export interface GrpcServerOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly tls: TlsFiles | undefined;
  readonly maxRequestBytes: number;
  readonly interceptors: Interceptor[];
}

/** A running gRPC server. */
export interface GrpcServer {
  readonly port: number;
  /** What health checks are told, of the server and of each service. */
  setServing(serving: boolean): void;
  /** Waits for the calls that run, at most so long. */
  close(graceMilliseconds: number): Promise<void>;
}

const keepalive = {
  "grpc.keepalive_time_ms": 30_000,
  "grpc.keepalive_timeout_ms": 10_000,
  "grpc.keepalive_permit_without_calls": 1,
};

/**
 * Serves the routes with grpc-js, and health and reflection beside them.
 * @throws Error if the port is taken
 */
export async function startGrpcServer(
  routes: (router: ServiceRouter) => void,
  { host, port, tls, maxRequestBytes, interceptors }: GrpcServerOptions,
): Promise<GrpcServer> {
  const server = new Server({
    ...keepalive,
    "grpc.max_receive_message_length": maxRequestBytes,
    "grpc.max_send_message_length": -1,
  });
  const services: DescService[] = [];
  routes({
    service(service, implementation) {
      services.push(service);
      addService(server, service, implementation, interceptors);
    },
  });
  const health = new HealthImplementation();
  health.addToServer(server);
  new ReflectionService(describePackage(services)).addToServer(server);
  const credentials =
    tls === undefined
      ? ServerCredentials.createInsecure()
      : ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }]);
  const bound = await bind(server, host, port, credentials);
  return {
    port: bound,
    setServing(serving) {
      for (const name of ["", ...services.map(({ typeName }) => typeName)]) {
        health.setStatus(name, serving ? "SERVING" : "NOT_SERVING");
      }
    },
    close: (graceMilliseconds) => shutDown(server, graceMilliseconds),
  };
}

function bind(server: Server, host: string, port: number, credentials: ServerCredentials): Promise<number> {
  const address = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) => {
      if (error === null) {
        resolve(bound);
      } else {
        reject(new Error(`gRPC cannot listen on ${address}: ${error.message}`));
      }
    });
  });
}

/** An open client would hold the polite way for ever. */
function shutDown(server: Server, graceMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, graceMilliseconds);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
