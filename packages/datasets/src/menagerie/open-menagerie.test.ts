import { menagerieLabels } from "@deconvscope/menagerie";
import { describe, expect, test } from "vitest";
import { decodeImage } from "../decode-image.ts";
import { openMenagerie } from "./open-menagerie.ts";

const menagerie = openMenagerie();

describe("openMenagerie", () => {
  test("draws PNGs of 192 × 192, the same each time", async () => {
    const encoded = await menagerie.encoded("validation", 3);
    const image = await decodeImage(encoded);
    expect([image.width, image.height]).toEqual([192, 192]);
    expect(new Set(image.pixels).size).toBeGreaterThan(50);
    expect(Buffer.from(await menagerie.encoded("validation", 3)).equals(encoded)).toBe(true);
    expect(Buffer.from(await menagerie.encoded("train", 3)).equals(encoded)).toBe(false);
  });

  test("knows the parts' places in whole pixels of those pictures", async () => {
    const entries = await menagerie.entries("validation", { offset: 0, limit: 24 });
    const rects = entries.flatMap((entry) => Object.values(entry.parts));
    expect(rects.length).toBeGreaterThan(100);
    for (const { x, y, width, height } of rects) {
      expect([x, y, width, height].every(Number.isInteger)).toBe(true);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(192);
      expect(Math.min(width, height)).toBeGreaterThan(0);
    }
  });

  test("pages of one label hold that label only, and end with the split", async () => {
    const label = 5;
    const some = await menagerie.entries("validation", { label, offset: 2, limit: 3 });
    expect(some.map((entry) => entry.labels)).toEqual([[label], [label], [label]]);
    const kinds = menagerieLabels.length;
    const last = await menagerie.entries("validation", { label, offset: 1200 / kinds - 1, limit: 10 });
    expect(last.map((entry) => entry.index)).toEqual([1200 - kinds + label]);
    expect(await menagerie.entries("validation", { offset: 1200, limit: 10 })).toEqual([]);
  });

  test("labels of a split are those of its images", async () => {
    const entries = await menagerie.entries("validation", { offset: 7, limit: 30 });
    const labels = await menagerie.labelsOf("validation");
    expect(labels).toHaveLength(1200);
    expect(labels.slice(7, 37)).toEqual(entries.map((entry) => entry.labels));
  });

  test("refuses what is not there", async () => {
    await expect(menagerie.encoded("validation", 1200)).rejects.toThrow("expected 0 … 1199");
    await expect(menagerie.entries("test", { offset: 0, limit: 1 })).rejects.toThrow('"train", "validation"');
    await expect(menagerie.entries("train", { label: 99, offset: 0, limit: 1 })).rejects.toThrow("label is 99");
  });
});
