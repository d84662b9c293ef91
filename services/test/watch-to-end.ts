import { createClient, type Transport } from "@connectrpc/connect";
import { DeconvService, type Scan, type WatchScanResponse } from "@deconvscope/proto";

/** What a watcher is told, until the scan ends. */
export async function watchToEnd(transport: Transport, id: string): Promise<{ all: WatchScanResponse[]; last: Scan }> {
  const all: WatchScanResponse[] = [];
  for await (const message of createClient(DeconvService, transport).watchScan({ id })) {
    all.push(message);
  }
  const last = all.at(-1)?.scan;
  if (last === undefined) {
    throw new Error("expected a scan, got no message");
  }
  return { all, last };
}
