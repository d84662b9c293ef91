import { setImmediate } from "node:timers/promises";

/**
 * Hears what arrived while something was computed, an abort above all. Within a callback of input or output that takes two
 * rounds: the first one ends before messages are read.
 * @throws the signal's reason
 */
export async function hearMessages(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  await setImmediate();
  signal?.throwIfAborted();
}
