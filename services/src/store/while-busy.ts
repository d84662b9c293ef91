import { setTimeout as sleep } from "node:timers/promises";
import { type Client, LibsqlError } from "@libsql/client";

/** How long, and how often, is asked again. */
export interface Patience {
  readonly milliseconds: number;
  readonly pauseMilliseconds: number;
}

/**
 * Tries again while another process writes; nothing has happened then.
 * @throws LibsqlError SQLITE_BUSY once the patience is over
 */
export async function whileBusy<Result>(
  client: Client,
  { milliseconds, pauseMilliseconds }: Patience,
  ask: () => Promise<Result>,
): Promise<Result> {
  const until = Date.now() + milliseconds;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LibsqlError && error.code === "SQLITE_BUSY") || Date.now() > until) {
        throw error;
      }
      // A connection that was refused cannot commit any more: libSQL holds its refused statement to be running.
      client.reconnect();
      await sleep(pauseMilliseconds);
    }
  }
}
