import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLabels } from "./read-labels.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parse-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("labels", () => {
  test.each([
    ["one a line", "tench\r\ngoldfish \n\n", ["tench", "goldfish"]],
    ["a JSON array", '\uFEFF["tench", "great white shark"]', ["tench", "great white shark"]],
  ])("are %s", async (_, content, labels) => {
    await writeFile(join(folder, "labels"), content);
    expect(await readLabels(join(folder, "labels"))).toEqual(labels);
  });
  test.each([
    ["", "is empty"],
    ["[1, 2]", "no JSON array of strings"],
    ["[", "no JSON array of strings"],
  ])("are not %j", async (content, message) => {
    await writeFile(join(folder, "labels"), content);
    await expect(readLabels(join(folder, "labels"))).rejects.toThrow(message);
  });
});
