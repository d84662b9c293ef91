import { mkdir, mkdtemp, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recogniseFormat } from "../recognise-format.ts";
import { openImageFolder } from "./open-image-folder.ts";

let root: string;
const jpeg = await sharp({
  create: { width: 8, height: 8, channels: 3, background: "#a50" },
})
  .jpeg()
  .toBuffer();

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "image-folder-"));
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string, content: Uint8Array | string = jpeg): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

const everything = { offset: 0, limit: 1000 };

describe("openImageFolder", () => {
  test("reads class/images as the only split, in the order of names, extensions in any case", async () => {
    for (const path of ["dog/b.JPG", "dog/a.jpeg", "cat/z.Png", "cat/Z.jpg", "cat/notes.txt", "cat/.hidden.jpg"]) {
      await put(path);
    }
    const dataset = await openImageFolder(root);
    expect(dataset).toMatchObject({
      format: "image-folder",
      labels: ["cat", "dog"],
      multiLabel: false,
      problems: [],
    });
    expect(dataset.splits).toEqual([{ name: "all", images: 4 }]);
    expect((await dataset.entries("", everything)).map((entry) => entry.labels)).toEqual([[0], [0], [1], [1]]);
    expect(Buffer.from(await dataset.encoded("all", 3)).equals(jpeg)).toBe(true);
  });

  test("reads split/class/images with the labels of all splits, also where one lacks a class", async () => {
    for (const path of ["train/dog/1.jpg", "train/eel/1.jpg", "val/cat/1.jpg", "val/dog/1.jpg"]) await put(path);
    const dataset = await openImageFolder(root);
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
    for (const name of ["a", "b", "c"]) for (const kind of ["x", "y"]) await put(`${kind}/${name}.jpg`);
    const dataset = await openImageFolder(root);
    const indices = async (range: { label?: number; offset: number; limit: number }) =>
      (await dataset.entries("", range)).map((entry) => entry.index);
    expect(await indices({ offset: 2, limit: 2 })).toEqual([2, 3]);
    expect(await indices({ label: 1, offset: 1, limit: 5 })).toEqual([4, 5]);
    expect(await indices({ offset: 6, limit: 5 })).toEqual([]);
    await expect(indices({ label: 2, offset: 0, limit: 1 })).rejects.toThrow("label is 2; expected 0 … 1");
    await expect(dataset.encoded("", 6)).rejects.toThrow('index is 6; expected 0 … 5 in split "all"');
  });

  test("leaves unreadable files out and says which and why", async () => {
    await put("cat/good.jpg");
    await put("cat/empty.jpg", "");
    await put("cat/text.jpg", "not an image");
    await put("cat/cut.jpg", jpeg.subarray(0, 20));
    await put("stray.jpg");
    await symlink(join(root, "nowhere"), join(root, "cat/dangling.jpg"));
    const dataset = await openImageFolder(root);
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
    await put("cat/good.jpg");
    await Promise.all(Array.from({ length: 130 }, (_, i) => put(`cat/bad${i}.jpg`, "")));
    expect((await openImageFolder(root)).problems).toHaveLength(100);
  });

  test("follows links inside the folder and none out of it", async () => {
    await put("train/cat/1.jpg");
    await put("val/dog/1.jpg");
    await symlink(join(root, "train/cat"), join(root, "val/cat"));
    await symlink("/etc", join(root, "val/etc"));
    await symlink(root, join(root, "val/loop"));
    const dataset = await openImageFolder(root);
    expect(dataset.splits[1]).toEqual({ name: "val", images: 2 });
    expect(dataset.problems).toEqual(["val/etc: links to a place outside the dataset's folder"]);
  });

  test("says so when a file is gone, or became a link out of the folder", async () => {
    await put("cat/1.jpg");
    await put("cat/2.jpg");
    const dataset = await openImageFolder(root);
    await unlink(join(root, "cat/1.jpg"));
    await unlink(join(root, "cat/2.jpg"));
    await symlink("/etc/hostname", join(root, "cat/2.jpg"));
    await expect(dataset.encoded("", 0)).rejects.toMatchObject({
      code: "unreadable",
    });
    await expect(dataset.encoded("", 1)).rejects.toThrow("outside the dataset's folder");
  });

  test("refuses folders without images, files, and paths of nothing", async () => {
    await put("cat/notes.txt", "");
    await put("file.txt", "");
    await expect(openImageFolder(root)).rejects.toMatchObject({
      name: "DatasetError",
      code: "unrecognised",
    });
    await expect(openImageFolder(join(root, "file.txt"))).rejects.toThrow("is a file; expected a folder");
    await expect(openImageFolder(join(root, "none"))).rejects.toThrow("(ENOENT); expected a folder");
  });
});

describe("recogniseFormat", () => {
  test("knows image folders and nothing else", async () => {
    await put("a/b/c/1.jpg");
    expect(await recogniseFormat(root)).toMatchObject({
      format: undefined,
      why: expect.stringContaining("class/*.jpg"),
    });
    await put("a/b/1.jpg");
    expect(await recogniseFormat(root)).toEqual({ format: "image-folder" });
    await expect(recogniseFormat(join(root, "none"))).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
