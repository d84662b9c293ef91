import type { IncomingMessage, ServerResponse } from "node:http";
import { cors } from "@connectrpc/connect";
import { isLoopback } from "../options/check-options.ts";

export interface OriginRules {
  /** Address that is listened on. */
  readonly host: string;
  /** Origins of other sites whose pages may call. */
  readonly allowed: readonly string[];
}

const allowedHeaders = [...cors.allowedHeaders, "authorization", "x-request-id"].join(", ");
const exposedHeaders = [...cors.exposedHeaders, "x-request-id", "grpc-status-details-bin"].join(", ");

/**
 * Keeps other sites' pages out: those of allowed origins may call, and a server on loopback answers only to names of
 * this machine, whatever name a page has made to point here.
 * @returns whether the request goes on; else it is answered
 */
export function checkOrigin(rules: OriginRules, request: IncomingMessage, response: ServerResponse): boolean {
  const host = request.headers.host ?? "";
  if (isLoopback(rules.host) && !isLoopback(hostName(host))) {
    refuse(response, `the host ${JSON.stringify(host.slice(0, 100))} is not this machine; expected localhost`);
    return false;
  }
  const origin = request.headers.origin;
  if (origin === undefined || isSameOrigin(origin, host) || isNeighbour(rules.host, origin)) {
    return true;
  }
  response.setHeader("vary", "origin");
  if (!rules.allowed.includes(origin)) {
    if (request.method === "GET" || request.method === "HEAD") {
      return true;
    }
    refuse(response, `pages of ${JSON.stringify(origin.slice(0, 100))} may not call; allow them with --cors-origin`);
    return false;
  }
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", exposedHeaders);
  if (request.method !== "OPTIONS") {
    return true;
  }
  response.setHeader("access-control-allow-methods", cors.allowedMethods.join(", "));
  response.setHeader("access-control-allow-headers", allowedHeaders);
  response.setHeader("access-control-max-age", 7200);
  response.writeHead(204).end();
  return false;
}

function refuse(response: ServerResponse, why: string): void {
  response.writeHead(403, { "content-type": "text/plain; charset=utf-8" }).end(`${why}\n`);
}

/** Without its port; IPv6 addresses without brackets. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
}

/** Pages that this machine serves itself, e.g. the dashboard in development, may call what only this machine reaches. */
function isNeighbour(listening: string, origin: string): boolean {
  return isLoopback(listening) && URL.canParse(origin) && isLoopback(hostName(new URL(origin).host));
}

function isSameOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
