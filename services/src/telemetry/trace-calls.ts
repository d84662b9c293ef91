import { Code, type ConnectError } from "@connectrpc/connect";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, type Tracer } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import type { CallTracer } from "../calls/trace-call.ts";
import type { CurrentSpan } from "./current-span.ts";

/** The server's, not the caller's. */
const faults: ReadonlySet<Code> = new Set([
  Code.Unknown,
  Code.DeadlineExceeded,
  Code.Unimplemented,
  Code.Internal,
  Code.Unavailable,
  Code.DataLoss,
]);

const propagator = new W3CTraceContextPropagator();
const headerGetter = {
  keys: (headers: Headers) => [...headers.keys()],
  get: (headers: Headers, key: string) => headers.get(key) ?? undefined,
};

/** A span a call, part of the caller's trace where its `traceparent` names one. */
export function traceCalls(tracer: Tracer, current: CurrentSpan): CallTracer {
  return ({ method, id, headers }) => {
    const caller = propagator.extract(ROOT_CONTEXT, headers, headerGetter);
    const attributes = {
      "rpc.system.name": nameSystem(headers.get("content-type")),
      "rpc.method": method,
      "deconvscope.request_id": id,
    };
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, caller);
    return {
      run: (work) => current.run(span, work),
      end(error) {
        span.setAttribute("rpc.response.status_code", nameCode(error));
        if (error !== undefined && faults.has(error.code)) {
          span.setAttribute("error.type", nameCode(error));
          span.setStatus({ code: SpanStatusCode.ERROR, message: error.rawMessage });
        }
        span.end();
      },
    };
  };
}

/** Of gRPC's calls the headers that carry them are left out. */
function nameSystem(contentType: string | null): string {
  return contentType === null || contentType.startsWith("application/grpc") ? "grpc" : "connectrpc";
}

/** As gRPC writes it, e.g. "INVALID_ARGUMENT". */
function nameCode(error: ConnectError | undefined): string {
  return error === undefined ? "OK" : Code[error.code].replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}
