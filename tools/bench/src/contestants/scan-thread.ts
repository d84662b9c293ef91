import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { startBackend } from "@deconvscope/backend";
import { compileNetwork } from "@deconvscope/deconvnet";
import { isProjectable } from "@deconvscope/network";
import { ImageThreads, scanImages } from "@deconvscope/services/scan";
import { readSqueezenet } from "./squeezenet.ts";

/** What a thread scans with. */
export interface ScanThreadSettings {
  readonly shared: string;
  readonly backend: string;
  readonly threads: number | undefined;
}

/** Images to be scanned, from `from` to `to` − 1. */
export interface ScanOrder {
  readonly from: number;
  readonly to: number;
}

/** Scans stretches of images, as each of a server's scanning processes does. */

const { shared, backend, threads } = workerData as ScanThreadSettings;
await startBackend(backend, threads === undefined ? {} : { threads });
const { network } = await readSqueezenet(shared);
const compiled = compileNetwork(network);
const images = new ImageThreads(
  {
    dataset: { format: "tiny-imagenet", path: path.join(shared, "data/tiny-imagenet-20") },
    split: "train",
    splits: [],
    preprocessing: { resizeShortSide: 256, channelOrder: "BGR", divideBy: 1, mean: [104, 117, 123], deviation: [] },
    inputShape: [227, 227, 3],
    maxPixels: 2 ** 24,
  },
  threads,
);
const layers = network.layers.filter(isProjectable).map(({ name }) => name);

parentPort?.on("message", (order: ScanOrder | "end") => {
  if (order === "end") {
    images.close();
    parentPort?.close();
    return;
  }
  void scan(order).then((count) => parentPort?.postMessage(count));
});

async function scan(range: ScanOrder): Promise<number> {
  let count = 0;
  const model = { network, compiled, dispose: () => compiled.dispose() };
  const signal = new AbortController().signal;
  for await (const item of scanImages(model, images, { ranges: [range], layers, k: 9 }, signal)) {
    if (item.kind === "delta") count = item.delta.images;
  }
  return count;
}
