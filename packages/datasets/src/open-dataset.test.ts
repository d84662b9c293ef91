import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DatasetError } from "./dataset-error.ts";
import type { DatasetFormat, ImageDataset } from "./image-dataset.ts";
import { openDataset } from "./open-dataset.ts";
import { recogniseFormat } from "./recognise-format.ts";
import { everything, useDatasetFolder } from "./testing/dataset-folder.ts";

const folder = useDatasetFolder();
const wnid = "n02088364";

/** For each format: images of a sound folder, and the files beside them that say what they are. */
const layouts = {
  "tiny-imagenet": {
    images: [`train/${wnid}/images/${wnid}_0.JPEG`, "val/images/val_0.JPEG"],
    texts: {
      "wnids.txt": `${wnid}\n`,
      "words.txt": `${wnid}\tbeagle\n`,
      "val/val_annotations.txt": `val_0.JPEG\t${wnid}\t1\t2\t3\t4\n`,
      [`train/${wnid}/${wnid}_boxes.txt`]: `${wnid}_0.JPEG\t1\t2\t3\t4\n`,
    },
  },
  "pascal-voc": {
    images: ["JPEGImages/a.jpg", "JPEGImages/b.jpg"],
    texts: {
      "Annotations/a.xml":
        "<annotation><object><name>dog</name><difficult>0</difficult><bndbox><xmin>1</xmin><ymin>1</ymin>" +
        "<xmax>4</xmax><ymax>4</ymax></bndbox></object></annotation>",
      "Annotations/b.xml": "<annotation></annotation>",
      "ImageSets/Main/train.txt": "a\nb\n",
    },
  },
  imagenet: {
    images: [`train/${wnid}/a.JPEG`, "val/ILSVRC2012_val_00000001.JPEG"],
    texts: {
      "LOC_synset_mapping.txt": `${wnid} beagle\n`,
      "devkit/data/ILSVRC2012_validation_ground_truth.txt": "1\n",
      "devkit/data/map_clsloc.txt": `${wnid} 1 beagle\n`,
    },
  },
  "cifar10-binary": {
    images: [],
    texts: { "batches.meta.txt": "airplane\nautomobile\n", "test_batch.bin": "\x01".repeat(3073) },
  },
} as const;

/** A text with a piece of it replaced, by bytes, by what leads elsewhere, or by nothing. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  piece: fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.constantFrom(
      "../../etc/passwd",
      "/etc/passwd",
      "\0",
      "-1",
      "1e999",
      "NaN",
      "__proto__",
      "\ufeff",
      "<!--",
      "&lt;",
      "]]>",
    ),
    fc.constant(""),
  ),
});

function damaged(
  text: string,
  { at, length, piece }: { at: number; length: number; piece: Uint8Array | string },
): Buffer {
  const bytes = Buffer.from(text);
  const start = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(piece), bytes.subarray(start + length)]);
}

describe("openDataset", () => {
  test.each(Object.keys(layouts) as (keyof typeof layouts)[])(
    "%s: files that are damaged cost labels or are refused, in words",
    async (format) => {
      const { images, texts } = layouts[format];
      await folder.putImages(...images);
      for (const [path, text] of Object.entries(texts)) await folder.put(path, text);
      expect(await recogniseFormat(folder.root)).toEqual({ format });
      expect((await openDataset(format, folder.root)).problems).toEqual([]);
      const paths = fc.constantFrom(...Object.entries(texts));
      await fc.assert(
        fc.asyncProperty(paths, damage, async ([path, text], change) => {
          await folder.put(path, damaged(text, change));
          const dataset = await openDamaged(format, folder.root);
          await folder.put(path, text);
          if (dataset) await checkDataset(dataset);
        }),
        { numRuns: 60 },
      );
    },
  );
});

/** Nothing if it is refused as a dataset's errors are. */
async function openDamaged(format: DatasetFormat, path: string): Promise<ImageDataset | undefined> {
  try {
    return await openDataset(format, path);
  } catch (error) {
    expect(error).toBeInstanceOf(DatasetError);
    return undefined;
  }
}

/** Every label is one of the dataset's, every part lies in its image of 8 × 8 pixels. */
async function checkDataset(dataset: ImageDataset): Promise<void> {
  expect([0, dataset.labels.length]).toContain(dataset.labelIds.length);
  for (const split of dataset.splits) {
    const labels = await dataset.labelsOf(split.name);
    const entries = await dataset.entries(split.name, everything);
    expect(entries.map((entry) => entry.labels)).toEqual(labels);
    expect(labels).toHaveLength(split.images);
    for (const label of labels.flat()) expect(dataset.labels[label]).toBeTypeOf("string");
    for (const { x, y, width, height } of entries.flatMap(({ parts }) => Object.values(parts))) {
      expect(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 8 && y + height <= 8).toBe(true);
    }
    expect((await dataset.encoded(split.name, split.images - 1)).length).toBeGreaterThan(0);
  }
}
