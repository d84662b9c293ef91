import type { Scan } from "@deconvscope/proto";
import { deconv, type Query, useQuery } from "@deconvscope/shell";

/**
 * A model's scans, the newest first.
 * @param since asked again when it changes
 */
export function useScans(model: string | undefined, since: string): Query<Scan[]> {
  return useQuery(model && JSON.stringify(["scans", model, since]), async (signal) => {
    const found: Scan[] = [];
    for (let pageToken = ""; ; ) {
      const page = await deconv.listScans({ model: model!, pageSize: 100, pageToken }, { signal });
      found.push(...page.scans);
      pageToken = page.nextPageToken;
      if (!pageToken) return found;
    }
  });
}
