import { readFileSync } from "node:fs";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeImage } from "../decode-image.ts";
import { recogniseFormat } from "../recognise-format.ts";
import { everything, useDatasetFolder } from "../testing/dataset-folder.ts";
import { openCifar10 } from "./open-cifar10.ts";

const folder = useDatasetFolder();
const plane = 32 * 32;

/** A record whose pixel p is red p mod 251, green p mod 241, blue `seed`. */
function record(label: number, seed: number): Buffer {
  const bytes = Buffer.alloc(1 + 3 * plane, seed);
  bytes[0] = label;
  for (let p = 0; p < plane; p++) {
    bytes[1 + p] = p % 251;
    bytes[1 + plane + p] = p % 241;
  }
  return bytes;
}

describe("openCifar10", () => {
  test("batches in the order of their numbers are train, the test batch is test", async () => {
    await folder.put("data_batch_10.bin", record(1, 7));
    await folder.put("data_batch_2.bin", Buffer.concat([record(0, 5), record(2, 6)]));
    await folder.put("test_batch.bin", record(2, 9));
    await folder.put("batches.meta.txt", "airplane\nautomobile\nbird\n\n");
    expect(await recogniseFormat(folder.root)).toEqual({ format: "cifar10-binary" });
    const dataset = await openCifar10(folder.root);
    expect(dataset).toMatchObject({ labels: ["airplane", "automobile", "bird"], labelIds: [], problems: [] });
    expect(dataset.splits).toEqual([
      { name: "train", images: 3 },
      { name: "test", images: 1 },
    ]);
    expect(await dataset.labelsOf("train")).toEqual([[0], [2], [1]]);
    expect(await dataset.entries("train", { label: 1, offset: 0, limit: 9 })).toEqual([
      { index: 2, labels: [1], parts: {} },
    ]);
    const { width, height, pixels } = await decodeImage(await dataset.encoded("train", 1));
    expect([width, height]).toEqual([32, 32]);
    const expected = Uint8Array.from({ length: 3 * plane }, (_, i) => {
      const p = Math.floor(i / 3);
      return [p % 251, p % 241, 6][i % 3]!;
    });
    expect(Buffer.from(pixels).equals(expected)).toBe(true);
  });

  test("more records than are read at once", async () => {
    const records = Buffer.concat(Array.from({ length: 2001 }, (_, i) => record(i % 3, i % 256)));
    await folder.put("cifar-10-batches-bin/test_batch.bin", records);
    await folder.put("cifar-10-batches-bin/batches.meta.txt", "a\nb\nc\n");
    const dataset = await openCifar10(folder.root);
    expect(await dataset.labelsOf("")).toEqual(Array.from({ length: 2001 }, (_, i) => [i % 3]));
    expect((await decodeImage(await dataset.encoded("", 2000))).pixels[2]).toBe(2000 % 256);
  });

  test("a batch that ends within a record, labels out of range and nameless classes are told of", async () => {
    await folder.put("data_batch_1.bin", Buffer.concat([record(3, 0), record(200, 0), record(4, 0).subarray(0, 100)]));
    await folder.put("data_batch_2.bin", "");
    const dataset = await openCifar10(folder.root);
    expect(await dataset.labelsOf("train")).toEqual([[3]]);
    expect(dataset.labels).toHaveLength(10);
    expect(dataset.problems).toEqual([
      "batches.meta.txt: names no classes; labels are numbers",
      "data_batch_1.bin: ends within a record: 100 of its 3073 bytes are there",
      "data_batch_1.bin: record 1 has label 200; expected 0 … 9",
      "data_batch_2.bin: is empty",
    ]);
  });

  test("a file that is far too large for a batch is left out unread", async () => {
    await folder.put("test_batch.bin", record(0, 0));
    await folder.put("data_batch_1.bin", "");
    await truncate(folder.path("data_batch_1.bin"), 2 ** 40);
    await folder.put("batches.meta.txt", "");
    await truncate(folder.path("batches.meta.txt"), 2 ** 40);
    const dataset = await openCifar10(folder.root);
    expect(dataset.splits).toEqual([{ name: "test", images: 1 }]);
    expect(dataset.problems).toEqual([
      "batches.meta.txt: is larger than 256 MiB",
      "batches.meta.txt: names no classes; labels are numbers",
      "data_batch_1.bin: is larger than 256 MiB",
    ]);
  });

  test("says so when a batch was cut since", async () => {
    await folder.put("test_batch.bin", Buffer.concat([record(0, 0), record(1, 0)]));
    const dataset = await openCifar10(folder.root);
    await truncate(folder.path("test_batch.bin"), 4000);
    await expect(dataset.encoded("test", 1)).rejects.toMatchObject({ code: "unreadable" });
    expect((await dataset.encoded("test", 0)).length).toBeGreaterThan(0);
  });

  test("refuses batches without a whole record, and folders that are nearly this", async () => {
    await folder.put("test_batch.bin", "short");
    await expect(openCifar10(folder.root)).rejects.toThrow("no whole record of CIFAR-10 (batches.meta.txt");
    await folder.put("python/data_batch_1", "pickled");
    await expect(openCifar10(folder.path("python"))).rejects.toMatchObject({
      code: "unrecognised",
      message: expect.stringContaining("Python version is there"),
    });
    await folder.put("names/batches.meta.txt", "a");
    expect(await recogniseFormat(folder.path("names"))).toEqual({
      format: undefined,
      why: expect.stringMatching(
        /^looks like cifar10-binary, but .*data_batch_\*\.bin and test_batch\.bin are missing/,
      ),
    });
  });
});

const shared = process.env.DECONVSCOPE_SHARED;
if (shared !== undefined) {
  test("reads CIFAR-10 itself: every label, and pixels where they lie", async () => {
    const root = join(shared, "data/cifar-10-batches-bin");
    const dataset = await openCifar10(root);
    const file = readFileSync(join(root, "test_batch.bin"));
    const labels = (await dataset.labelsOf("test")).flat();
    expect(labels).toEqual(Array.from({ length: file.length / 3073 }, (_, i) => file[i * 3073]));
    expect(dataset.problems).toEqual([]);
    expect(await dataset.entries("test", everything)).toHaveLength(labels.length);
    const { pixels } = await decodeImage(await dataset.encoded("test", 77));
    const start = 77 * 3073 + 1;
    expect([pixels[0], pixels[1], pixels[2]]).toEqual([0, 1, 2].map((channel) => file[start + channel * plane]));
  });
}
