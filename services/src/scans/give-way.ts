import { setTimeout as sleep } from "node:timers/promises";

/** A batch waits so long for more urgent work, then goes on: a scan is slowed, not stopped. */
const patienceMilliseconds = 1000;
const lookMilliseconds = 10;

/** Waits while more urgent work is being done, for a bounded time. */
export async function giveWay(isBusy: () => boolean, signal: AbortSignal): Promise<void> {
  const until = Date.now() + patienceMilliseconds;
  while (isBusy() && Date.now() < until && !signal.aborted) {
    await sleep(lookMilliseconds);
  }
}
