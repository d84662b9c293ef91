import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { Code, ConnectError, createHandlerContext, type Interceptor, type MethodImplSpec } from "@connectrpc/connect";
import { transformInvokeImplementation } from "@connectrpc/connect/protocol";
import { setTrailerStatus } from "@connectrpc/connect/protocol-grpc";
import type { handleBidiStreamingCall, ServerDuplexStream } from "@grpc/grpc-js";
import { toConnectError } from "../errors.ts";
import { toHeaders, toMetadata } from "./convert-metadata.ts";

type Call = ServerDuplexStream<MessageShape<DescMessage>, MessageShape<DescMessage>>;

/**
 * Serves one method of a Connect implementation over grpc-js. On the wire a unary call is a stream of one message,
 * so one handler does for all four kinds.
 */
export function serveMethod(
  spec: MethodImplSpec,
  interceptors: Interceptor[],
): handleBidiStreamingCall<MessageShape<DescMessage>, MessageShape<DescMessage>> {
  return (call) => {
    void answer(spec, interceptors, call);
  };
}

async function answer(spec: MethodImplSpec, interceptors: Interceptor[], call: Call): Promise<void> {
  const cancel = new AbortController();
  call.on("cancelled", () => cancel.abort(new ConnectError("the call was cancelled", Code.Canceled)));
  const timeout = millisecondsLeft(call);
  const context = createHandlerContext({
    service: spec.method.parent,
    method: spec.method,
    protocolName: "grpc",
    requestMethod: "POST",
    url: `http://grpc${call.getPath()}`,
    requestSignal: cancel.signal,
    requestHeader: toHeaders(call.metadata),
    ...(timeout === undefined ? {} : { timeoutMs: timeout }),
  });
  try {
    let headersSent = false;
    const sendHeaders = (): void => {
      if (!headersSent) {
        headersSent = true;
        call.sendMetadata(toMetadata(context.responseHeader));
      }
    };
    for await (const message of transformInvokeImplementation(spec, context, interceptors)(call)) {
      sendHeaders();
      await write(call, message, context.signal);
    }
    sendHeaders();
    call.end(toMetadata(context.responseTrailer));
  } catch (reason) {
    fail(call, toConnectError(reason), context.responseTrailer);
  } finally {
    context.abort();
  }
}

/** Until the message has left for the network: a reader that stalls holds the producer. */
function write(call: Call, message: MessageShape<DescMessage>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener("abort", onAbort, { once: true });
    call.write(message, (error: Error | null | undefined) => {
      signal.removeEventListener("abort", onAbort);
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    });
  });
}

function fail(call: Call, error: ConnectError, trailers: Headers): void {
  const metadata = toMetadata(setTrailerStatus(trailers, error));
  call.emit(
    "error",
    Object.assign(new Error(error.rawMessage), { code: error.code, details: error.rawMessage, metadata }),
  );
}

function millisecondsLeft(call: Call): number | undefined {
  const deadline = call.getDeadline();
  if (deadline === Number.POSITIVE_INFINITY) {
    return undefined;
  }
  return Math.max(0, (deadline instanceof Date ? deadline.getTime() : deadline) - Date.now());
}
