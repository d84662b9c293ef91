import { rename, rm, utimes } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { openDataset } from "./open-dataset.ts";
import { stampImages } from "./stamp-images.ts";
import { useDatasetFolder } from "./testing/dataset-folder.ts";

const folder = useDatasetFolder();
const stamps = async (images = [0, 1, 2]) =>
  [...(await stampImages(await openDataset("image-folder", folder.root, known), "all", images))].map(String);
const known = [{ name: "all", images: 3 }];

describe("stampImages", () => {
  beforeEach(() => folder.putImages("a/0.jpg", "a/1.jpg", "b/2.jpg"));

  test("are the same while nothing changes, each image's its own", async () => {
    const before = await stamps();
    expect(await stamps()).toEqual(before);
    expect(new Set(before).size).toBe(3);
    expect(await stamps([2, 0])).toEqual([before[2], before[0]]);
  });

  test.each([
    ["written over", () => folder.put("a/1.jpg", "other bytes")],
    ["touched", () => utimes(folder.path("a/1.jpg"), 1e9, 1e9)],
    [
      "replaced by a file of the same size",
      async () => {
        await folder.putImages("new.jpg");
        await utimes(folder.path("new.jpg"), 1e9, 1e9);
        await rename(folder.path("new.jpg"), folder.path("a/1.jpg"));
      },
    ],
  ])("one's is another when its file is %s", async (_, change) => {
    const before = await stamps();
    await change();
    const after = await stamps();
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(after[1]).not.toBe(before[1]);
  });

  test("one's is another when its name or its label is", async () => {
    const before = await stamps();
    await rename(folder.path("a/1.jpg"), folder.path("a/1b.jpg"));
    expect((await stamps())[1]).not.toBe(before[1]);
    await folder.putImages("aa/9.jpg");
    const [file] = await stampImages(await openDataset("image-folder", folder.root), "all", [3]);
    expect(file).not.toBe(BigInt(before[2]!));
  });

  test("is 0 for a file that is gone, and an image that there is not", async () => {
    const dataset = await openDataset("image-folder", folder.root);
    await rm(folder.path("a/1.jpg"));
    const found = await stampImages(dataset, "all", [0, 1, 2, 3]);
    expect([...found].map((stamp) => stamp === 0n)).toEqual([false, true, false, true]);
    await rm(folder.path("a"), { recursive: true });
    expect((await stampImages(dataset, "all", [0]))[0]).toBe(0n);
  });

  test("of what is drawn stays", async () => {
    const drawn = await openDataset("menagerie", "");
    expect([...(await stampImages(drawn, "validation", [0, 1199, 1200]))]).toEqual([1n, 1n, 0n]);
  });

  test("ends with the signal's reason", async () => {
    const dataset = await openDataset("image-folder", folder.root);
    const signal = AbortSignal.abort(new Error("left"));
    await expect(stampImages(dataset, "all", [0], signal)).rejects.toThrow("left");
  });
});
