import { randomUUID } from "node:crypto";
import { Code, ConnectError, type Interceptor } from "@connectrpc/connect";
import type { Logger } from "pino";
import { EngineError } from "../engine/engine-error.ts";
import { toConnectError } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import { RequestError } from "../request-error.ts";

const requestIdHeader = "x-request-id";

/** Gives each call an id that the client gets back, logs how it ended, counts it, and turns its error into the wire's. */
export function observeCalls(log: Logger, metrics: Metrics): Interceptor {
  return (next) => async (request) => {
    const id = readRequestId(request.header);
    const method = `${request.service.typeName}/${request.method.name}`;
    const startedAt = performance.now();

    const end = (error?: ConnectError, unforeseen = false): void => {
      const milliseconds = Math.round(performance.now() - startedAt);
      const code = error === undefined ? "ok" : Code[error.code];
      metrics.observeCall(method, code, milliseconds);
      if (unforeseen) {
        log.error({ id, method, code, milliseconds, err: error?.cause }, "call failed");
      } else {
        log.info({ id, method, code, milliseconds, ...(error && { why: error.rawMessage }) }, "call");
      }
    };
    const convert = (reason: unknown): ConnectError => {
      const error = toConnectError(request.signal.aborted ? abortReason(request.signal, reason) : reason);
      error.metadata.set(requestIdHeader, id);
      // Connect's own words, e.g. for bytes that are no message, are no failure of ours.
      end(error, error.code === Code.Internal && !(reason instanceof ConnectError));
      return error;
    };

    try {
      const response = await next(request);
      response.header.set(requestIdHeader, id);
      if (!response.stream) {
        end();
        return response;
      }
      return { ...response, message: watchStream(response.message, end, convert) };
    } catch (reason) {
      throw convert(reason);
    }
  };
}

/** @param convert gets what the stream throws, and gives what is thrown on */
async function* watchStream<Message>(
  messages: AsyncIterable<Message>,
  end: (error?: ConnectError) => void,
  convert: (reason: unknown) => ConnectError,
): AsyncGenerator<Message> {
  let over = false;
  try {
    yield* messages;
    over = true;
    end();
  } catch (reason) {
    over = true;
    throw convert(reason);
  } finally {
    if (!over) {
      end(new ConnectError("the reader went away", Code.Canceled));
    }
  }
}

/** What ends a call after it is aborted is its cancellation, or its deadline, unless it was refused in words. */
function abortReason({ reason }: AbortSignal, thrown: unknown): unknown {
  if (thrown instanceof RequestError || thrown instanceof EngineError || thrown instanceof ConnectError) {
    return thrown;
  }
  return reason instanceof ConnectError ? reason : new ConnectError("the call was cancelled", Code.Canceled);
}

function readRequestId(headers: Headers): string {
  const given = headers.get(requestIdHeader);
  return given !== null && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
