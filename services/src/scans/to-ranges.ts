import type { ImageRange } from "../engine/scan/scan-job.ts";
import type { Claim } from "./scan-store.ts";
import { shardImages } from "./shard-images.ts";

/** Shards that follow one another are one range. */
export function toRanges({ shards, scan }: Claim): ImageRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const shard of shards) {
    const from = shard * shardImages;
    const to = Math.min(from + shardImages, scan.images);
    const last = ranges.at(-1);
    if (last?.to === from) {
      last.to = to;
    } else {
      ranges.push({ from, to });
    }
  }
  return ranges;
}
