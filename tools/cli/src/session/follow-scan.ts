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
 * Who interrupts it is told how to come back.
 * @returns the scan as it ended
 */
export async function followScan(session: Session, scan: Scan): Promise<Scan> {
  try {
    return await watchToEnd(session, scan);
  } catch (error) {
    if (session.call.signal.aborted) {
      session.terminal.note(`scan ${scan.id} is not lost: \`deconvscope scan watch ${scan.id}\` comes back to it`);
    }
    throw error;
  }
}

async function watchToEnd({ deconv, terminal, call }: Session, scan: Scan): Promise<Scan> {
  let last = scan;
  let awaySince: number | undefined;
  while (!hasEnded(last)) {
    try {
      for await (const response of deconv.watchScan({ id: scan.id }, call)) {
        last = response.scan ?? last;
        awaySince = undefined;
        terminal.report(describeProgress(last));
      }
    } catch (error) {
      awaySince ??= Date.now();
      if (!isAway(error) || Date.now() - awaySince > patienceMilliseconds) throw error;
      terminal.report("the server is away; trying again …");
      await sleep(pauseMilliseconds, undefined, call);
    }
  }
  terminal.progress("");
  return last;
}

/** A stream that breaks while it is read is aborted; one that cannot be opened is unavailable. */
function isAway(error: unknown): boolean {
  return error instanceof ConnectError && (error.code === Code.Unavailable || error.code === Code.Aborted);
}
