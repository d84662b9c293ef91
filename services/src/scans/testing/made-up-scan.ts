import { LayerSummary } from "@deconvscope/atlas";
import type { ImageRange, ScanDelta } from "../../engine/scan/scan-job.ts";
import type { NewScan } from "../scan-store.ts";
import { shardImages } from "../shard-images.ts";

/** A scan for tests: of each image, every map's strongest activation is a number made of the image's and the map's. */
export function madeUpScan(images: number, given: Partial<NewScan> = {}): NewScan {
  return {
    model: "net",
    modelSha256: "0".repeat(64),
    dataset: "photos",
    split: "train",
    layers: [
      { name: "conv1", channels: 5 },
      { name: "conv2", channels: 9 },
    ],
    k: 3,
    maxImages: 0,
    images,
    parameters: "{}",
    ...given,
  };
}

/** What a worker finds in ranges of images. */
export function findInRanges({ layers, k }: Pick<NewScan, "layers" | "k">, ranges: readonly ImageRange[]): ScanDelta {
  const images = ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
  const parts = layers.map(({ name, channels }) => {
    const summary = LayerSummary.empty(channels, k);
    const cells = images.flatMap((image) =>
      Array.from({ length: channels }, (_, channel) => [image, channel] as const),
    );
    const values = Float32Array.from(cells, ([image, channel]) =>
      Math.max(0, ((image * 37 + channel * 101) % 211) - 90),
    );
    const places = Int32Array.from(cells, ([image, channel]) => (image + channel) % 49);
    summary.add(images, values, places);
    return { layer: name, summary: summary.encode() };
  });
  return { parts, images: images.length, problems: [] };
}

/** What a worker finds in shards. */
export function findInShards(scan: NewScan, shards: readonly number[]): ScanDelta {
  return findInRanges(
    scan,
    shards.map((shard) => ({ from: shard * shardImages, to: Math.min((shard + 1) * shardImages, scan.images) })),
  );
}

/** A layer's lanes as one summary's bytes. */
export function mergeLanes(parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = parts.map((part) => LayerSummary.decode(part));
  if (first === undefined) {
    throw new Error("expected at least one lane");
  }
  for (const other of others) {
    first.merge(other);
  }
  return first.encode();
}
