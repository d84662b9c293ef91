import type { ScanStore, StoredScan } from "./scan-store.ts";

const pageSize = 100;

/**
 * A scan that waits or runs.
 * @param model empty: of any model
 */
export async function findActiveScan(
  scans: ScanStore,
  model: string,
  isWanted: (scan: StoredScan) => boolean,
): Promise<StoredScan | undefined> {
  let after = "";
  for (;;) {
    const page = await scans.list(model, after, pageSize);
    const found = page.find((scan) => !hasEnded(scan) && isWanted(scan));
    if (found !== undefined || page.length < pageSize) {
      return found;
    }
    after = page.at(-1)?.id ?? "";
  }
}

export function hasEnded({ state }: StoredScan): boolean {
  return state !== "queued" && state !== "running";
}
