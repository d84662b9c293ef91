import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readImage } from "./read-image.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parse-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("an image", () => {
  test("is a file, first of all", async () => {
    const path = join(folder, "a:b:3");
    await writeFile(path, "bytes");
    expect(await readImage(path)).toEqual({ source: { case: "encoded", value: Buffer.from("bytes") } });
  });
  test("is an image of a dataset", async () => {
    const value = { dataset: "menagerie", split: "validation", index: 3 };
    expect(await readImage("menagerie:validation:3")).toEqual({ source: { case: "datasetImage", value } });
    expect(await readImage("pets::0")).toMatchObject({ source: { value: { dataset: "pets", split: "", index: 0 } } });
  });
  test("is not what does not exist", async () => {
    await expect(readImage(join(folder, "none.jpg"))).rejects.toMatchObject({ name: "CommandError", exitCode: 3 });
    await expect(readImage(folder)).rejects.toMatchObject({ code: "EISDIR", path: folder });
  });
});
