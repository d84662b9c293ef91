import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { requireFolderOf, writeWhole } from "./write-file.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "write-file-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function* chunks(...parts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}

test("chunks become one file under its name", async () => {
  await writeWhole(join(folder, "a"), chunks("one ", "two"));
  expect(await readFile(join(folder, "a"), "utf8")).toBe("one two");
  expect(await readdir(folder)).toEqual(["a"]);
});

test("what fails midway leaves the old file, and nothing beside it", async () => {
  await writeFile(join(folder, "a"), "old");
  await expect(writeWhole(join(folder, "a"), chunks("new", new Error("cut off")))).rejects.toThrow("cut off");
  expect(await readFile(join(folder, "a"), "utf8")).toBe("old");
  expect(await readdir(folder)).toEqual(["a"]);
});

test("what is wrong is said of the file or its folder, not of the draft", async () => {
  const inside = join(folder, "none", "a");
  await expect(writeWhole(inside, "x")).rejects.toMatchObject({ code: "ENOENT", path: join(folder, "none") });
  await expect(writeWhole(folder, "x")).rejects.toMatchObject({ code: "EISDIR", path: folder });
});

test("a folder that is not there is told of beforehand", async () => {
  await requireFolderOf(join(folder, "a"));
  const missing = join(folder, "none");
  await expect(requireFolderOf(join(missing, "a"))).rejects.toMatchObject({ code: "ENOENT", path: missing });
  await expect(requireFolderOf(folder)).rejects.toThrow(`${folder} is a folder; expected a file`);
});
