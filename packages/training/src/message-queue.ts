import type { MessagePort } from "node:worker_threads";

/** What comes through a port, in order. */
export interface MessageQueue<T> {
  /** The next message; nothing once the port is closed and all is taken. */
  take(): Promise<T | undefined>;
}

/** Keeps what comes through a port until it is asked for. */
export function queueMessages<T>(port: MessagePort): MessageQueue<T> {
  const messages: T[] = [];
  let closed = false;
  let wake: (() => void) | undefined;
  port.on("message", (message: T) => {
    messages.push(message);
    wake?.();
  });
  port.on("close", () => {
    closed = true;
    wake?.();
  });
  return {
    async take() {
      while (messages.length === 0 && !closed)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return messages.shift();
    },
  };
}
