import { tenWindows } from "@deconvscope/evaluation/crop-window";
import { seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import type { BatchPosition } from "./batch-source.ts";
import { cropsOf, type WholeImages } from "./cropped-images.ts";
import { batchesOf } from "./fill-batches.ts";

/** Three rows of four cells a picture: a tenth of the picture's number, and the cell's. */
const whole: WholeImages = {
  count: 6,
  shape: [3, 4, 1],
  read: async (index) => ({ pixels: Uint8Array.from({ length: 12 }, (_, cell) => 20 * index + cell), labels: [index] }),
};

async function collect(crops: "drawn" | "ten" | "centre", from?: BatchPosition) {
  const source = batchesOf(cropsOf(whole, { size: [2, 2], crops, scale: [0.5], offset: [0] }));
  const plan = { shape: [2, 2, 1], classes: 6, batchSize: 2, epochs: 2, seed: 8, order: "shuffled" } as const;
  const seen: { pixels: number[]; labels: number[]; next: BatchPosition }[] = [];
  for await (const { images, labels, next } of source.batches({ ...plan, ...(from && { from }) }))
    seen.push({ pixels: [...images], labels: [...labels], next });
  return seen;
}

test("the centre of every image, scaled", async () => {
  for (const { pixels, labels } of await collect("centre"))
    expect(pixels).toEqual(labels.flatMap((label) => [1, 2, 5, 6].map((cell) => (20 * label + cell) / 2)));
});

test("one of the ten windows, each about as often, the same where a run goes on", async () => {
  const windows = tenWindows([3, 4], [2, 2]).map(({ top, left, mirrored }) => {
    const rows = [top, top + 1].map((row) => [4 * row + left, 4 * row + left + 1]);
    return rows.flatMap((row) => (mirrored ? row.reverse() : row)).join();
  });
  expect(new Set(windows).size).toBe(10);
  const images = cropsOf({ ...whole, count: 1 }, { size: [2, 2], crops: "ten", scale: [1], offset: [0] });
  const counts = new Map(windows.map((window) => [window, 0]));
  const [random, target] = [seededRandom(4), new Float32Array(4)];
  for (let draw = 0; draw < 1000; draw++) {
    await images.read(0, target, random);
    counts.set(target.join(), (counts.get(target.join()) ?? Number.NaN) + 1);
  }
  for (const [window, count] of counts) expect(Math.abs(count - 100), window).toBeLessThan(40);
  const seen = await collect("ten");
  for (const [index, { next }] of seen.entries()) expect(await collect("ten", next)).toEqual(seen.slice(index + 1));
});

test("drawn crops lie inside their image, differ from epoch to epoch, and are the same where a run goes on", async () => {
  const seen = await collect("drawn");
  for (const { pixels, labels } of seen)
    for (const [place, value] of pixels.entries()) {
      const cell = 2 * value - 20 * labels[Math.floor(place / 4)]!;
      expect(cell).toBeGreaterThanOrEqual(0);
      expect(cell).toBeLessThan(12);
    }
  const first = new Map(
    seen.slice(0, 3).flatMap(({ pixels, labels }) => labels.map((label, place) => [label, pixels[4 * place]])),
  );
  const second = new Map(
    seen.slice(3).flatMap(({ pixels, labels }) => labels.map((label, place) => [label, pixels[4 * place]])),
  );
  expect([...first].sort()).not.toEqual([...second].sort());
  for (const [index, { next }] of seen.entries()) expect(await collect("drawn", next)).toEqual(seen.slice(index + 1));
});
