import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import type { Session } from "./open-session.ts";

/** A server that is started again is back by then. */
const patienceMilliseconds = 60_000;
const pauseMilliseconds = 1000;

/**
 * Watches again and again until it has ended: a server that goes away meanwhile is waited for.
 * @param watch reads one stream, and calls its argument at each message
 */
export async function watchThroughAbsence(
  { terminal, call }: Session,
  hasEnded: () => boolean,
  watch: (heard: () => void) => Promise<void>,
): Promise<void> {
  let awaySince: number | undefined;
  while (!hasEnded()) {
    try {
      await watch(() => {
        awaySince = undefined;
      });
    } catch (error) {
      awaySince ??= Date.now();
      if (!isAway(error) || Date.now() - awaySince > patienceMilliseconds) throw error;
      terminal.report("the server is away; trying again …");
      await sleep(pauseMilliseconds, undefined, call);
    }
  }
}

/** A stream that breaks while it is read is aborted; one that cannot be opened is unavailable. */
function isAway(error: unknown): boolean {
  return error instanceof ConnectError && (error.code === Code.Unavailable || error.code === Code.Aborted);
}
