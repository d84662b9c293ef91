import type { ServerResponse } from "node:http";
import type { ConnectError } from "@connectrpc/connect";
import { codeToHttpStatus, errorToJson } from "@connectrpc/connect/protocol-connect";

/** Answers a plain HTTP request with an error, in the JSON that Connect's own errors have. */
export function answerError(response: ServerResponse, error: ConnectError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify(errorToJson(error, undefined));
  response.writeHead(codeToHttpStatus(error.code), { "content-type": "application/json" }).end(body);
}
