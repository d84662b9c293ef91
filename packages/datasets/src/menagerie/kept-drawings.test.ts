import { readdir, readFile, writeFile } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { useDatasetFolder } from "../testing/dataset-folder.ts";
import { drawingKey } from "./drawing-key.ts";
import { openMenagerie } from "./open-menagerie.ts";

const folder = useDatasetFolder();
afterEach(() => vi.restoreAllMocks());
const drawn = (index: number) => openMenagerie().encoded("validation", index);
const kept = (index: number) => openMenagerie(folder.root).encoded("validation", index);
const fileOf = async (index: number) => folder.path(await drawingKey(), `validation-${index}.png`);

test("what is read is what was drawn", async () => {
  const picture = await drawn(3);
  expect(Buffer.from(await kept(3)).equals(picture)).toBe(true);
  expect((await readFile(await fileOf(3))).subarray(0, -4).equals(picture)).toBe(true);
  expect(Buffer.from(await kept(3)).equals(picture)).toBe(true);
});

test("is read, not drawn again", async () => {
  await kept(3);
  await kept(4);
  await writeFile(await fileOf(3), await readFile(await fileOf(4)));
  expect(Buffer.from(await kept(3)).equals(await drawn(4))).toBe(true);
});

test.each([
  ["empty", () => Buffer.alloc(0)],
  ["shorter than a sum", () => Buffer.alloc(3)],
  ["cut short", (file: Buffer) => file.subarray(0, 9000)],
  ["zeros where a crash left them", (file: Buffer) => Buffer.concat([file.subarray(0, 4096), Buffer.alloc(8192)])],
  ["changed in one bit", (file: Buffer) => file.with(5000, file[5000]! ^ 1)],
])("a file that is %s is drawn and written anew", async (_, damage) => {
  await kept(3);
  const whole = await readFile(await fileOf(3));
  await writeFile(await fileOf(3), damage(whole));
  expect(Buffer.from(await kept(3)).equals(await drawn(3))).toBe(true);
  expect((await readFile(await fileOf(3))).equals(whole)).toBe(true);
});

test("many that ask at once have the same picture", async () => {
  const picture = await drawn(5);
  const all = await Promise.all(Array.from({ length: 12 }, () => kept(5)));
  expect(all.every((one) => Buffer.from(one).equals(picture))).toBe(true);
});

test("pictures of other code go, and nothing else", async () => {
  await folder.put("0123456789abcdef/validation-3.png", "of an earlier release");
  await folder.put("notes/mine.txt", "not ours");
  await kept(3);
  expect((await readdir(folder.root)).sort()).toEqual([await drawingKey(), "notes"].sort());
});

test("a folder that cannot be used is told of once, and everything drawn", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  await folder.put("file", "no folder");
  const menagerie = openMenagerie(folder.path("file"));
  expect(Buffer.from(await menagerie.encoded("validation", 3)).equals(await drawn(3))).toBe(true);
  expect(Buffer.from(await menagerie.encoded("validation", 4)).equals(await drawn(4))).toBe(true);
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/drawn each time: .*file cannot be used \((ENOTDIR|EEXIST)\)$/)],
  ]);
});

test("the key is one of the code that draws, whatever its tests", async () => {
  await folder.put("ear.ts", "draw(1)");
  const key = () => drawingKey([folder.root]);
  const before = await key();
  await folder.put("ear.test.ts", "test()");
  expect(await key()).toBe(before);
  await folder.put("ear.ts", "draw(2)");
  expect(await key()).not.toBe(before);
});
