import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { Code, type Interceptor } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import type { Logger } from "pino";
import { toConnectError } from "../errors.ts";
import type { ServiceRouter } from "../routes.ts";
import type { TlsFiles } from "../tls-files.ts";
import { answerError } from "./answer-error.ts";
import { answerPlain, type PlainOptions } from "./answer-plain.ts";
import { checkOrigin, type OriginRules } from "./check-origin.ts";
import { keepConnection } from "./keep-connection.ts";
import { readJsonStrictly } from "./read-json-strictly.ts";
import { serveStatic } from "./serve-static.ts";

export interface HttpServerOptions extends PlainOptions {
  readonly origins: OriginRules;
  /** 0: any that is free. */
  readonly port: number;
  readonly tls: TlsFiles | undefined;
  readonly maxRequestBytes: number;
  readonly interceptors: Interceptor[];
  readonly log: Logger;
}

export interface HttpServer {
  readonly port: number;
  /** Waits for the requests that run, at most so long. */
  close(graceMilliseconds: number): Promise<void>;
}

/** Most bytes of most answers are pictures, which are compressed: doing it again took longer than the rest of a page. */
const neverCompressed = Number.MAX_SAFE_INTEGER;

/** An upload's labels are part of its URL. */
const maxHeaderSize = 2 ** 20;

/**
 * Serves Connect, gRPC-Web, the dashboard and plain HTTP on one origin.
 * @throws Error if the port is taken
 */
export async function startHttpServer(
  routes: (router: ServiceRouter) => void,
  options: HttpServerOptions,
): Promise<HttpServer> {
  const { tls, port, origins, metrics, maxRequestBytes, interceptors } = options;
  const callServices = connectNodeAdapter({
    routes: (router) => routes(readJsonStrictly(router)),
    grpc: false,
    readMaxBytes: maxRequestBytes,
    compressMinBytes: neverCompressed,
    interceptors,
    fallback(_, response) {
      response.writeHead(404);
      response.end();
    },
  });

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response);
    if (!checkOrigin(origins, request, response)) {
      return;
    }
    const url = URL.parse(request.url ?? "/", "http://localhost");
    if (url === null) {
      response.writeHead(400, { "content-type": "text/plain" }).end("the path cannot be read\n");
      return;
    }
    if (url.pathname.startsWith("/deconvscope.v1.")) {
      keepConnection(request, response);
      callServices(request, response);
      return;
    }
    if (await answerPlain(options, request, response, url)) {
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
    } else if (!(await serveStatic(options.zones, request, response, url.pathname))) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    }
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((reason: unknown) => {
      const error = toConnectError(reason);
      const path = request.url?.slice(0, 200);
      if (response.destroyed) {
        options.log.info({ path, code: Code[Code.Canceled], why: "the caller went away" }, "request");
      } else if (error.code === Code.Internal) {
        options.log.error({ path, err: error.cause ?? error }, "request failed");
      } else {
        options.log.info({ path, code: Code[error.code], why: error.rawMessage }, "request");
      }
      answerError(response, error);
    });
  };
  const server =
    tls === undefined
      ? createServer({ maxHeaderSize }, listener)
      : createTlsServer({ maxHeaderSize, cert: tls.certificate, key: tls.key }, listener);
  server.on("connection", (socket: Socket) => {
    socket.on("close", () => {
      metrics.observeBytes("received", socket.bytesRead);
      metrics.observeBytes("sent", socket.bytesWritten);
    });
  });
  return {
    port: await listen(server, origins.host, port),
    close: (graceMilliseconds) => shutDown(server, graceMilliseconds),
  };
}

function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(`HTTP cannot listen on ${host}:${port}: ${error.message}`)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function shutDown(server: Server, graceMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
