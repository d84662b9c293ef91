import type { ConnectError } from "@connectrpc/connect";

/** A call that is followed. */
export interface CallTrace {
  /** Does something as part of the call: jobs that begin meanwhile belong to it. */
  run<Result>(work: () => Result): Result;
  /** @param error undefined: it succeeded */
  end(error: ConnectError | undefined): void;
}

/** What is known of a call when it arrives. */
export interface ArrivedCall {
  /** E.g. "deconvscope.v1.DeconvService/Reconstruct". */
  readonly method: string;
  /** As in the log. */
  readonly id: string;
  readonly headers: Headers;
}

/** Follows calls from their arrival to their end. */
export type CallTracer = (call: ArrivedCall) => CallTrace;

/** A stream whose messages are made as part of a call. */
export async function* runStream<Message>(
  trace: CallTrace,
  messages: AsyncIterable<Message>,
): AsyncGenerator<Message, void> {
  const iterator = messages[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await trace.run(() => iterator.next());
      if (next.done === true) {
        isOver = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    isOver = true;
    throw error;
  } finally {
    if (!isOver) {
      await iterator.return?.();
    }
  }
}
