import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { carriesToken } from "../calls/authorise-calls.ts";
import type { Metrics } from "../metrics.ts";
import { RequestError } from "../request-error.ts";
import type { ServiceContext } from "../service-context.ts";
import { describeServer, type GrpcPlace } from "./describe-server.ts";
import { builtZones, type Zone } from "./find-static-file.ts";
import { uploadModel } from "./upload-model.ts";

export interface PlainOptions {
  readonly context: ServiceContext;
  readonly metrics: Metrics;
  readonly zones: readonly Zone[];
  readonly grpc: GrpcPlace;
  readonly token: string | undefined;
  /** Where the visualizations' custom elements lie, one module each. */
  readonly embedRoot: string;
}

/**
 * Answers what is no RPC and no page: upload, health, metrics, status, custom elements.
 * @returns false if it is something else
 * @throws RequestError, EngineError
 */
export async function answerPlain(
  { context, metrics, zones, grpc, token, embedRoot }: PlainOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const authorise = (): void => {
    if (token !== undefined && !carriesToken(request.headers.authorization, token)) {
      throw new RequestError("unauthenticated", "expected the header authorization: Bearer, then the server's token");
    }
  };
  switch (`${request.method} ${url.pathname}`) {
    case "POST /models":
      authorise();
      answerJson(response, await uploadModel(context, url.searchParams, request, abortedWith(response)));
      return true;
    case "GET /healthz":
      response.writeHead(context.engine.ready ? 200 : 503, { "content-type": "text/plain" });
      response.end(context.engine.ready ? "ok\n" : "the engine is being started\n");
      return true;
    case "GET /metrics":
      authorise();
      response.writeHead(200, { "content-type": metrics.contentType }).end(await metrics.read());
      return true;
    case "GET /status.json":
      answerJson(response, describeServer(context.engine.backend, await builtZones(zones), grpc));
      return true;
  }
  const element = /^\/embed\/([a-z][a-z-]*)\.js$/.exec(url.pathname)?.[1];
  return element !== undefined && (await answerEmbed(join(embedRoot, `${element}.js`), response));
}

function answerJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}

/** Custom elements are for the pages of others too. */
async function answerEmbed(path: string, response: ServerResponse): Promise<boolean> {
  const contents = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  });
  if (contents === undefined) {
    return false;
  }
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(contents);
  return true;
}

/** Aborted when the other side goes away before it is answered. */
function abortedWith(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.on("close", () => {
    if (!response.writableFinished) {
      controller.abort();
    }
  });
  return controller.signal;
}
