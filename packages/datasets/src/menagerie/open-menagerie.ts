import { drawAnimal, menagerieLabels, menagerieSplits, type Rect } from "@deconvscope/menagerie";
import sharp from "sharp";
import {
  checkIndex,
  checkLabel,
  type DatasetEntry,
  type EntryRange,
  findSplit,
  type ImageDataset,
} from "../image-dataset.ts";
import { KeptDrawings } from "./kept-drawings.ts";

/** The kinds take turns. */
const eachLabel = menagerieLabels.map((_, label) => [label]);

/** Side in pixels of the pictures: twice what the built-in network takes. */
const side = 192;

/**
 * Opens the dataset that the product draws itself; every picture is drawn when it is asked for, as a PNG.
 * @param keptIn folder where pictures are kept once they are drawn, 0.6 GB of them all; empty: nowhere
 */
export function openMenagerie(keptIn = ""): ImageDataset {
  const drawings = keptIn === "" ? undefined : new KeptDrawings(keptIn);
  return {
    format: "menagerie",
    root: "",
    splits: menagerieSplits,
    labels: menagerieLabels,
    labelIds: [],
    multiLabel: false,
    problems: [],
    problemCount: 0,
    async labelsOf(splitName) {
      const { images } = findSplit(menagerieSplits, splitName);
      return Array.from({ length: images }, (_, index) => eachLabel[index % eachLabel.length]!);
    },
    async difficultOf(splitName) {
      findSplit(menagerieSplits, splitName);
      return [];
    },
    async entries(splitName, range) {
      const split = findSplit(menagerieSplits, splitName);
      checkLabel(menagerieLabels, range.label);
      return indicesIn(split.images, range).map((index) => describe(split.name, index));
    },
    async encoded(splitName, index) {
      const split = findSplit(menagerieSplits, splitName);
      checkIndex(split, index);
      const name = `${split.name}-${index}.png`;
      const kept = await drawings?.find(name);
      if (kept) return kept;
      const { svg } = drawAnimal({ split: split.name, index, size: side });
      const picture = await sharp(Buffer.from(svg)).flatten().png({ compressionLevel: 6 }).toBuffer();
      await drawings?.keep(name, picture);
      return picture;
    },
    fileOf(splitName, index) {
      checkIndex(findSplit(menagerieSplits, splitName), index);
      return "";
    },
  };
}

/** The kinds take turns, so that the n-th picture of one is known without drawing the others. */
function indicesIn(images: number, { label, offset, limit }: EntryRange): number[] {
  const kinds = menagerieLabels.length;
  const [first, step] = label === undefined ? [0, 1] : [label, kinds];
  const available = Math.ceil((images - first) / step);
  const count = Math.max(0, Math.min(limit, available - offset));
  return Array.from({ length: count }, (_, i) => first + (offset + i) * step);
}

function describe(split: (typeof menagerieSplits)[number]["name"], index: number): DatasetEntry {
  const { label, parts } = drawAnimal({ split, index, size: side });
  const whole = Object.entries(parts).map(([name, rect]) => [name, wholePixels(rect)] as const);
  return { index, labels: [label], parts: Object.fromEntries(whole) };
}

/** The pixels that a box touches. */
function wholePixels(rect: Rect): Rect {
  const [x, y] = [Math.floor(rect.x), Math.floor(rect.y)];
  return { x, y, width: Math.ceil(rect.x + rect.width) - x, height: Math.ceil(rect.y + rect.height) - y };
}
