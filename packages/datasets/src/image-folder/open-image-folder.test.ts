import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recogniseFormat } from "../recognise-format.ts";
import { everything, jpeg, useDatasetFolder } from "../testing/dataset-folder.ts";
import { openImageFolder } from "./open-image-folder.ts";

const folder = useDatasetFolder();

describe("openImageFolder", () => {
  test("reads class/images as the only split, in the order of names, extensions in any case", async () => {
    await folder.putImages("dog/b.JPG", "dog/a.jpeg", "cat/z.Png", "cat/Z.jpg", "cat/notes.txt", "cat/.hidden.jpg");
    const dataset = await openImageFolder(folder.root);
    expect(dataset).toMatchObject({
      format: "image-folder",
      labels: ["cat", "dog"],
      multiLabel: false,
      problems: [],
    });
    expect(dataset.splits).toEqual([{ name: "all", images: 4 }]);
    expect((await dataset.entries("", everything)).map((entry) => entry.labels)).toEqual([[0], [0], [1], [1]]);
    expect(Buffer.from(await dataset.encoded("all", 3)).equals(jpeg)).toBe(true);
    expect([0, 3].map((index) => dataset.fileOf("all", index))).toEqual(["cat/Z.jpg", "dog/b.JPG"]);
    expect(() => dataset.fileOf("all", 4)).toThrow("index is 4; expected 0 … 3");
  });

  test("reads split/class/images with the labels of all splits, also where one lacks a class", async () => {
    await folder.putImages("train/dog/1.jpg", "train/eel/1.jpg", "val/cat/1.jpg", "val/dog/1.jpg");
    const dataset = await openImageFolder(folder.root);
    expect(dataset.splits).toEqual([
      { name: "train", images: 2 },
      { name: "val", images: 2 },
    ]);
    expect(dataset.labels).toEqual(["cat", "dog", "eel"]);
    expect((await dataset.entries("val", everything)).map((entry) => entry.labels)).toEqual([[0], [1]]);
    await expect(dataset.entries("", everything)).rejects.toThrow('split is empty; expected "train", "val"');
    await expect(dataset.entries("test", everything)).rejects.toMatchObject({
      code: "unknown-split",
    });
  });

  test("pages, of one label too, keep the index within the split", async () => {
    for (const name of ["a", "b", "c"]) for (const kind of ["x", "y"]) await folder.putImages(`${kind}/${name}.jpg`);
    const dataset = await openImageFolder(folder.root);
    const indices = async (range: { label?: number; offset: number; limit: number }) =>
      (await dataset.entries("", range)).map((entry) => entry.index);
    expect(await indices({ offset: 2, limit: 2 })).toEqual([2, 3]);
    expect(await indices({ label: 1, offset: 1, limit: 5 })).toEqual([4, 5]);
    expect(await indices({ offset: 6, limit: 5 })).toEqual([]);
    await expect(indices({ label: 2, offset: 0, limit: 1 })).rejects.toThrow("label is 2; expected 0 … 1");
    await expect(dataset.encoded("", 6)).rejects.toThrow('index is 6; expected 0 … 5 in split "all"');
  });

  test("tells of images in folders of classes, which it leaves out", async () => {
    await folder.putImages("val/cat/1.jpg", "val/cat/persian/1.jpg", "val/cat/persian/2.jpg", "val/dog/small/3.jpg");
    await folder.link("val/cat/again", folder.path("val/cat"));
    const dataset = await openImageFolder(folder.root);
    expect(dataset.splits).toEqual([{ name: "val", images: 1 }]);
    expect(dataset.problems).toEqual([
      "val/cat/persian: 2 images lie a folder too deep; expected split/class/*.jpg",
      "val/dog/small: 1 image lies a folder too deep; expected split/class/*.jpg",
    ]);
  });

  test("an image beside the classes of one split makes splits of classes; what is lost then is told", async () => {
    await folder.putImages("train/cat/1.jpg", "train/dog/2.jpg", "train/preview.jpg");
    const dataset = await openImageFolder(folder.root);
    expect(dataset.splits).toEqual([{ name: "all", images: 1 }]);
    expect(dataset.problems).toEqual([
      "train/cat: 1 image lies a folder too deep; expected class/*.jpg",
      "train/dog: 1 image lies a folder too deep; expected class/*.jpg",
    ]);
  });

  test("leaves unreadable files out and says which and why", async () => {
    await folder.putImages("cat/good.jpg");
    await folder.put("cat/empty.jpg", "");
    await folder.put("cat/text.jpg", "not an image");
    await folder.put("cat/cut.jpg", jpeg.subarray(0, 20));
    await folder.putImages("stray.jpg");
    await folder.link("cat/dangling.jpg", folder.path("nowhere"));
    const dataset = await openImageFolder(folder.root);
    expect(dataset.splits).toEqual([{ name: "all", images: 1 }]);
    expect(dataset.problems).toEqual([
      "cat/dangling.jpg: is a link that cannot be followed (ENOENT)",
      "stray.jpg: lies beside the classes' folders; expected class/*.jpg",
      expect.stringMatching(/^cat\/cut\.jpg: the file cannot be read as an image/),
      "cat/empty.jpg: is empty",
      expect.stringMatching(/^cat\/text\.jpg: the file cannot be read as an image/),
    ]);
  });

  test("lists at most 100 problems", async () => {
    await folder.putImages("cat/good.jpg");
    await Promise.all(Array.from({ length: 130 }, (_, i) => folder.put(`cat/bad${i}.jpg`, "")));
    const dataset = await openImageFolder(folder.root);
    expect(dataset.problems).toHaveLength(100);
    expect(dataset.problemCount).toBe(130);
  });

  test("follows links inside the folder and none out of it", async () => {
    await folder.putImages("train/cat/1.jpg");
    await folder.putImages("val/dog/1.jpg");
    await folder.link("val/cat", folder.path("train/cat"));
    await folder.link("val/etc", "/etc");
    await folder.link("val/loop", folder.root);
    const dataset = await openImageFolder(folder.root);
    expect(dataset.splits[1]).toEqual({ name: "val", images: 2 });
    expect(dataset.problems).toEqual(["val/etc: links to a place outside the dataset's folder"]);
  });

  test("images in one flat folder are a split without labels", async () => {
    await folder.putImages("b.jpg", "a.JPG");
    await folder.put("notes.txt", "");
    const dataset = await openImageFolder(folder.root);
    expect(dataset).toMatchObject({ labels: [], labelIds: [], splits: [{ name: "all", images: 2 }], problems: [] });
    expect(await dataset.labelsOf("")).toEqual([[], []]);
    expect(await dataset.entries("", everything)).toEqual([
      { index: 0, labels: [], parts: {} },
      { index: 1, labels: [], parts: {} },
    ]);
    await expect(dataset.entries("", { label: 0, ...everything })).rejects.toThrow("the images have no labels");
  });

  test("files that are all called by wnid and name say their labels", async () => {
    await folder.putImages("n02088364_beagle.JPEG", "n01644900_tailed_frog_1.JPEG", "n01644900_tailed_frog_2.JPEG");
    const named = await openImageFolder(folder.root);
    expect(named).toMatchObject({ labels: ["tailed frog", "beagle"], labelIds: ["n01644900", "n02088364"] });
    expect(await named.labelsOf("")).toEqual([[0], [0], [1]]);
    await folder.putImages("n02088364_77.JPEG");
    expect((await openImageFolder(folder.root)).labels).toEqual(["tailed frog", "n02088364"]);
    await folder.putImages("beagle.JPEG");
    expect((await openImageFolder(folder.root)).labels).toEqual([]);
  });

  test("classes that are all called by wnids have them as ids", async () => {
    await folder.putImages("n02088364/1.jpg", "n01644900/1.jpg");
    expect((await openImageFolder(folder.root)).labelIds).toEqual(["n01644900", "n02088364"]);
    await folder.putImages("dog/1.jpg");
    expect((await openImageFolder(folder.root)).labelIds).toEqual([]);
  });

  test("of more than 20,000 files none is opened: what is no image is found out when it is asked for", async () => {
    const files = Array.from({ length: 20_001 }, (_, i) => `${i % 2 === 0 ? "cat" : "dog"}/${i}.jpg`);
    for (const file of files) await folder.put(file, "");
    const dataset = await openImageFolder(folder.root);
    expect(dataset.splits).toEqual([{ name: "all", images: 20_001 }]);
    expect(dataset.problems).toEqual([]);
    const labels = await dataset.labelsOf("all");
    expect(labels.filter(([label]) => label === 1)).toHaveLength(10_000);
    const [last] = await dataset.entries("", { label: 1, offset: 9_999, limit: 5 });
    expect(last).toEqual({ index: 20_000, labels: [1], parts: {} });
    expect(await dataset.encoded("", 20_000)).toHaveLength(0);
    await folder.link("dog/out.jpg", "/etc/hostname");
    expect((await openImageFolder(folder.root)).problems).toHaveLength(1);
  });

  test("says so when a file is gone, or became a link out of the folder", async () => {
    await folder.putImages("cat/1.jpg");
    await folder.putImages("cat/2.jpg");
    const dataset = await openImageFolder(folder.root);
    await unlink(folder.path("cat/1.jpg"));
    await unlink(folder.path("cat/2.jpg"));
    await folder.link("cat/2.jpg", "/etc/hostname");
    await expect(dataset.encoded("", 0)).rejects.toMatchObject({
      code: "unreadable",
    });
    await expect(dataset.encoded("", 1)).rejects.toThrow("outside the dataset's folder");
  });

  test("refuses folders without images, files, and paths of nothing", async () => {
    await folder.put("cat/notes.txt", "");
    await folder.put("file.txt", "");
    await expect(openImageFolder(folder.root)).rejects.toMatchObject({
      name: "DatasetError",
      code: "unrecognised",
    });
    await expect(openImageFolder(folder.path("file.txt"))).rejects.toThrow("is a file; expected a folder");
    await expect(openImageFolder(folder.path("none"))).rejects.toThrow("(ENOENT); expected a folder");
  });
});

describe("recogniseFormat", () => {
  test("knows image folders and nothing else", async () => {
    await folder.putImages("a/b/c/1.jpg");
    expect(await recogniseFormat(folder.root)).toMatchObject({
      format: undefined,
      why: expect.stringContaining("class/*.jpg"),
    });
    await folder.putImages("a/b/1.jpg");
    expect(await recogniseFormat(folder.root)).toEqual({ format: "image-folder" });
    await expect(recogniseFormat(folder.path("none"))).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

const shared = process.env.DECONVSCOPE_SHARED;
if (shared !== undefined) {
  test("reads labels from the names of ImageNet's samples", async () => {
    const dataset = await openImageFolder(join(shared, "data/imagenet-samples"));
    expect(dataset.labels.length).toBe(dataset.splits[0]?.images);
    expect(dataset.labels[dataset.labelIds.indexOf("n01644900")]).toBe("tailed frog");
  });
}
