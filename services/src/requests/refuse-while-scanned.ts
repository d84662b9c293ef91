import { quote, RequestError } from "../request-error.ts";
import { findActiveScan } from "../scans/find-active-scan.ts";
import type { ScanStore } from "../scans/scan-store.ts";

/**
 * What a scan needs stays until it has ended.
 * @param needs of the scans that need it
 * @throws RequestError "precondition" naming the scan
 */
export async function refuseWhileScanned(
  scans: ScanStore,
  needs: { readonly model: string } | { readonly dataset: string },
  field: string,
): Promise<void> {
  const model = "model" in needs ? needs.model : "";
  const scan = await findActiveScan(scans, model, ({ dataset }) => !("dataset" in needs) || dataset === needs.dataset);
  if (scan !== undefined) {
    throw new RequestError("precondition", `scan ${quote(scan.id)} goes on with it; cancel that first`, field);
  }
}
