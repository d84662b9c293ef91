import { randomUUID } from "node:crypto";
import { Code, ConnectError, type Interceptor } from "@connectrpc/connect";
import type { Logger } from "pino";
import { EngineError } from "../engine/engine-error.ts";
import { toConnectError } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import { RequestError } from "../request-error.ts";
import { StoreError } from "../store/store-error.ts";
import { type CallTracer, runStream } from "./trace-call.ts";

const requestIdHeader = "x-request-id";

/**
 * Gives each call an id that the client gets back, logs how it ended, counts it, and turns its error into the wire's.
 * @param traceCall follows it; undefined: nothing does
 */
export function observeCalls(log: Logger, metrics: Pick<Metrics, "observeCall">, traceCall?: CallTracer): Interceptor {
  return (next) => async (request) => {
    const id = readRequestId(request.header);
    const method = `${request.service.typeName}/${request.method.name}`;
    const startedAt = performance.now();
    const trace = traceCall?.({ method, id, headers: request.header });

    const end = (error?: ConnectError, reason?: unknown): void => {
      const milliseconds = Math.round(performance.now() - startedAt);
      const code = error === undefined ? "ok" : Code[error.code];
      metrics.observeCall(method, code, milliseconds);
      trace?.end(error);
      // Connect's own words, e.g. for bytes that are no message, are no failure of ours.
      const isOurs = error?.code === Code.Internal && !(reason instanceof ConnectError);
      if (error !== undefined && (isOurs || reason instanceof StoreError)) {
        log.error({ id, method, code, milliseconds, err: error.cause }, "call failed");
      } else {
        log.info({ id, method, code, milliseconds, ...(error && { why: error.rawMessage }) }, "call");
      }
    };
    const convert = (reason: unknown): ConnectError => {
      const error = toConnectError(request.signal.aborted ? abortReason(request.signal, reason) : reason);
      error.metadata.set(requestIdHeader, id);
      return error;
    };

    try {
      const response = await (trace === undefined ? next(request) : trace.run(() => next(request)));
      response.header.set(requestIdHeader, id);
      if (!response.stream) {
        end();
        return response;
      }
      const messages = trace === undefined ? response.message : runStream(trace, response.message);
      return { ...response, message: watchStream(messages, request.signal, end, convert) };
    } catch (reason) {
      const error = convert(reason);
      end(error, reason);
      throw error;
    }
  };
}

/**
 * A carrier whose connection broke while it had a message may never ask for the next one: then the signal alone tells.
 * @param convert gets what the stream throws, and gives what is thrown on
 */
async function* watchStream<Message>(
  messages: AsyncIterable<Message>,
  signal: AbortSignal,
  end: (error?: ConnectError, reason?: unknown) => void,
  convert: (reason: unknown) => ConnectError,
): AsyncGenerator<Message> {
  let over = false;
  let carried = false;
  const endOnce: typeof end = (...given) => {
    if (!over) {
      over = true;
      end(...given);
    }
  };
  const onAbort = (): void => {
    if (carried) {
      endOnce(endOfAborted(signal));
    }
  };
  signal.addEventListener("abort", onAbort);
  try {
    for await (const message of messages) {
      carried = true;
      yield message;
      carried = false;
    }
    endOnce();
  } catch (reason) {
    const error = convert(reason);
    endOnce(carried ? endOfAborted(signal) : error, reason);
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    endOnce(endOfAborted(signal));
  }
}

/** What ends a call after it is aborted is its cancellation, or its deadline, unless it was refused in words. */
function abortReason(signal: AbortSignal, thrown: unknown): unknown {
  const isInWords = thrown instanceof RequestError || thrown instanceof EngineError || thrown instanceof ConnectError;
  return isInWords && thrown !== signal.reason ? thrown : endOfAborted(signal);
}

/** However the connection broke, the caller went away; unless it was too late. */
function endOfAborted({ reason }: AbortSignal): ConnectError {
  const isLate = reason instanceof ConnectError && reason.code === Code.DeadlineExceeded;
  return isLate ? reason : new ConnectError("the caller went away", Code.Canceled);
}

function readRequestId(headers: Headers): string {
  const given = headers.get(requestIdHeader);
  return given !== null && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
