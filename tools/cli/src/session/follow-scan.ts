import type { Scan } from "@deconvscope/proto";
import { describeProgress, hasEnded } from "../output/describe-scan.ts";
import type { Session } from "./open-session.ts";
import { watchThroughAbsence } from "./watch-through-absence.ts";

/**
 * Watches a scan until it ends, with its progress; a server that goes away meanwhile is waited for.
 * Who interrupts it is told how to come back.
 * @returns the scan as it ended
 */
export async function followScan(session: Session, scan: Scan): Promise<Scan> {
  const { deconv, terminal, call } = session;
  let last = scan;
  const watch = async (heard: () => void) => {
    for await (const response of deconv.watchScan({ id: scan.id }, call)) {
      last = response.scan ?? last;
      heard();
      terminal.report(describeProgress(last));
    }
  };
  try {
    await watchThroughAbsence(session, () => hasEnded(last), watch);
  } catch (error) {
    if (call.signal.aborted) {
      terminal.note(`scan ${scan.id} is not lost: \`deconvscope scan watch ${scan.id}\` comes back to it`);
    }
    throw error;
  }
  terminal.progress("");
  return last;
}
