import type { Network } from "@deconvscope/network";
import { shardImages } from "../../scans/shard-images.ts";

/** What the widest layer's maps of one batch may take; beyond it a batch is no faster. */
const mostBytes = 128 * 2 ** 20;

/** Images of a batch: a shard's or an even part of it, so that an image is always computed beside the same ones. */
export function scanBatchSize({ layers }: Network): number {
  const widest = Math.max(...layers.map(({ shape }) => shape.reduce((product, length) => product * length, 4)));
  let size = shardImages;
  while (size > 1 && size * widest > mostBytes) {
    size /= 2;
  }
  return size;
}
