import type { IncomingMessage, ServerResponse } from "node:http";

/** Has a refused request read to its end: a connection that breaks off takes its sender's next request with it. */
export function keepConnection(request: IncomingMessage, response: ServerResponse): void {
  request[Symbol.asyncIterator] = () => request.iterator({ destroyOnReturn: false });
  response.once("finish", () => request.resume());
}
