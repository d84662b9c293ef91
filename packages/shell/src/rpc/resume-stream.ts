import { Code } from "@connectrpc/connect";
import { callError } from "./call-error.ts";

export interface ResumeOptions {
  signal: AbortSignal;
  /** Told before each new attempt, so that a page can say that it reconnects. */
  onBreak?: (attempt: number) => void;
  /** Milliseconds before each new attempt; their count is the number of attempts. */
  delays?: readonly number[];
  /** Milliseconds after which a connection that breaks was a good one: its attempts are counted from the start. */
  steadyAfter?: number;
}

/**
 * Reads a server stream and, where the connection breaks, opens it again.
 * @param open starts the stream; it is called again after a break, so messages may repeat: key them
 * @throws what the stream throws, once it is no broken connection or the attempts are used up
 */
export async function* resumeStream<Message>(
  open: (signal: AbortSignal) => AsyncIterable<Message>,
  { signal, onBreak, delays = [250, 1000, 3000, 5000, 10_000, 20_000], steadyAfter = 30_000 }: ResumeOptions,
): AsyncGenerator<Message> {
  for (let attempt = 0; ; attempt++) {
    const opened = performance.now();
    try {
      yield* open(signal);
      return;
    } catch (thrown) {
      if (performance.now() - opened >= steadyAfter) attempt = 0;
      const delay = delays[attempt];
      if (signal.aborted || delay === undefined || callError(thrown).code !== Code.Unavailable) throw thrown;
      onBreak?.(attempt + 1);
      await pause(delay, signal);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
