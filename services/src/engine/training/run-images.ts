import { decodeImage, type ImageDataset, type Preprocessing, type Split } from "@deconvscope/datasets";
import type { TrainingImages } from "@deconvscope/training";
import { cropsOf, type WholeImage } from "@deconvscope/training/crops";
import type { DatasetFiles } from "../engine-jobs.ts";
import { OpenDatasets } from "../open-datasets.ts";
import { frameImage } from "./frame-image.ts";
import type { Framing } from "./frame-images.ts";

/** Images of a split that a network learns from or is measured by, as a thread is told of them. */
export interface RunImages {
  readonly dataset: DatasetFiles;
  readonly splits: readonly Split[];
  readonly split: string;
  /** Of the split. */
  readonly indices: Uint32Array;
  readonly framing: Framing;
  /** Height and width of a crop. */
  readonly size: readonly [height: number, width: number];
  readonly crops: "drawn" | "ten" | "centre";
  readonly preprocessing: Preprocessing;
  readonly maxPixels: number;
  /** Pixels of so many bytes are kept once they are decoded. */
  readonly keptBytes: number;
}

/** Opens them in the thread that prepares batches. */
export async function trainingImages(settings: RunImages): Promise<TrainingImages> {
  const { dataset, splits, split, indices, framing, size, crops, preprocessing } = settings;
  const opened = await new OpenDatasets().open(dataset, splits);
  const labels = await opened.labelsOf(split);
  const pixelsOf = keepPixels(opened, settings);
  const read = async (place: number): Promise<WholeImage> => {
    const index = indices[place]!;
    const own = labels[index] ?? [];
    return { pixels: await pixelsOf(place, index), labels: opened.multiLabel ? own : own[0]! };
  };
  const channels = preprocessing.channelOrder === "GRAY" ? 1 : 3;
  const [height, width] = framing.whole;
  return cropsOf(
    { count: indices.length, shape: [height, width, channels], read },
    { size, crops, ...scale(preprocessing, channels) },
  );
}

/** x = (pixel / divideBy − mean) / deviation, as (pixel + offset) · scale. */
function scale({ divideBy, mean, deviation }: Preprocessing, channels: number): { scale: number[]; offset: number[] } {
  const whole = divideBy || 1;
  const each = Array.from({ length: channels }, (_, channel) => channel);
  return {
    offset: each.map((channel) => -(mean[channel] ?? 0) * whole),
    scale: each.map((channel) => 1 / (whole * (deviation[channel] ?? 1))),
  };
}

/** Reads framed pixels, once for those that are kept. */
function keepPixels(
  dataset: ImageDataset,
  { split, framing, preprocessing, maxPixels, keptBytes }: RunImages,
): (place: number, index: number) => Promise<Uint8Array> {
  const kept = new Map<number, Uint8Array>();
  let free = keptBytes;
  return async (place, index) => {
    const known = kept.get(place);
    if (known !== undefined) {
      return known;
    }
    const decoded = await decodeImage(await dataset.encoded(split, index), { maxPixels });
    const pixels = await frameImage(decoded, framing, preprocessing.channelOrder);
    if (pixels.length <= free) {
      free -= pixels.length;
      kept.set(place, pixels);
    }
    return pixels;
  };
}
