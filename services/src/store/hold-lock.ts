import { pathToFileURL } from "node:url";
import { createClient } from "@libsql/client";
import { whileBusy } from "./while-busy.ts";

/** Who waits asks again without standing still meanwhile. */
const busyTimeoutMilliseconds = 1;
const patience = { milliseconds: 120_000, pauseMilliseconds: 50 };

/**
 * Runs while no other process that holds the same file as its lock runs its own. A process that ends, however it does,
 * gives the lock back.
 * @param path an empty database; made where there is none
 * @throws whatever `run` throws; LibsqlError SQLITE_BUSY if another process holds it for over two minutes
 */
export async function holdLock<Result>(path: string, run: () => Promise<Result>): Promise<Result> {
  const client = createClient({ url: pathToFileURL(path).href, timeout: busyTimeoutMilliseconds });
  try {
    const lock = await whileBusy(client, patience, () => client.transaction("write"));
    try {
      return await run();
    } finally {
      lock.close();
    }
  } finally {
    client.close();
  }
}
