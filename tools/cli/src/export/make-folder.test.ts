import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "make-folder-"));
});
afterEach(() => rm(parent, { recursive: true }));

const put = (word: string) => async (draft: string) => {
  await writeFile(join(draft, "word"), word);
  await writeFile(join(draft, "provenance.json"), "{}");
};

test("it is there once it is whole, its parents too", async () => {
  const path = join(parent, "a", "b");
  await makeFolder(`${path}/`, false, async (draft) => {
    await put("new")(draft);
    expect(await readdir(join(parent, "a"))).not.toContain("b");
  });
  expect(await readdir(join(parent, "a"))).toEqual(["b"]);
  expect(await readFile(join(path, "word"), "utf8")).toBe("new");
});

test("what fails midway leaves the old folder, and nothing beside it", async () => {
  const path = join(parent, "a");
  await makeFolder(path, false, put("old"));
  const failing = makeFolder(path, true, async (draft) => {
    await put("new")(draft);
    throw new Error("cut off");
  });
  await expect(failing).rejects.toThrow("cut off");
  expect(await readFile(join(path, "word"), "utf8")).toBe("old");
  expect(await readdir(parent)).toEqual(["a"]);
});

test("an earlier export is replaced if that is asked for", async () => {
  const path = join(parent, "a");
  await makeFolder(path, false, put("old"));
  await expect(makeFolder(path, false, put("new"))).rejects.toThrow(`out: ${path} is there already`);
  await makeFolder(path, true, put("new"));
  expect(await readFile(join(path, "word"), "utf8")).toBe("new");
  expect(await readdir(parent)).toEqual(["a"]);
});

test("what is no export is never replaced", async () => {
  const path = join(parent, "a");
  await mkdir(path);
  await writeFile(join(path, "thesis.tex"), "years");
  await expect(makeFolder(path, true, put("new"))).rejects.toThrow("is no export");
  await expect(makeFolder("", true, put("new"))).rejects.toThrow("is no export");
  await expect(makeFolder(join(path, "thesis.tex"), true, put("new"))).rejects.toThrow("is no export");
  expect(await readdir(path)).toEqual(["thesis.tex"]);
  expect(await readdir(parent)).toEqual(["a"]);
});
