import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import type { Scan } from "@deconvscope/proto";
import { describeProgress, hasEnded } from "../output/describe-scan.ts";
import type { Session } from "./open-session.ts";

/** A server that is started again is back by then. */
const patienceMilliseconds = 60_000;
const pauseMilliseconds = 1000;

/**
 * Watches a scan until it ends, with its progress; a server that goes away meanwhile is waited for.
 * @returns the scan as it ended
 */
export async function followScan(session: Session, scan: Scan): Promise<Scan> {
  let last = scan;
  let heardAt = Date.now();
  while (!hasEnded(last)) {
    try {
      for await (const response of session.deconv.watchScan({ id: scan.id }, session.call)) {
        last = response.scan ?? last;
        heardAt = Date.now();
        session.terminal.report(describeProgress(last));
      }
    } catch (error) {
      const isAway = error instanceof ConnectError && error.code === Code.Unavailable;
      if (!isAway || Date.now() - heardAt > patienceMilliseconds) throw error;
      session.terminal.report("the server is away; trying again …");
      await sleep(pauseMilliseconds, undefined, session.call);
    }
  }
  session.terminal.progress("");
  return last;
}
