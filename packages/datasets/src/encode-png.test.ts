import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePng } from "./encode-png.ts";

test.each([1, 3, 4] as const)("%i channels survive the round trip", async (channels) => {
  const pixels = Uint8Array.from({ length: 5 * 4 * channels }, (_, i) => (i * 37) % 256);
  const encoded = await encodePng(pixels, 5, 4, channels);
  const { data, info } = await sharp(encoded).raw().toBuffer({ resolveWithObject: true });
  const expected = channels === 1 ? [...pixels].flatMap((v) => new Array(info.channels).fill(v)) : [...pixels];
  expect((await sharp(encoded).metadata()).channels).toBe(channels);
  expect([...data]).toEqual(expected);
});

test("text is kept in the file, and the picture stays readable", async () => {
  const encoded = await encodePng(new Uint8Array(3), 1, 1, 3, { model: "zfnet", rule: "décönvnet" });
  const comments = (await sharp(encoded, { failOn: "warning" }).metadata()).comments;
  expect(comments).toEqual([
    { keyword: "model", text: "zfnet" },
    { keyword: "rule", text: "décönvnet" },
  ]);
});

test("refuses pixels of another size and keywords that PNG does not allow", async () => {
  await expect(encodePng(new Uint8Array(5), 1, 2, 3)).rejects.toThrow("expected 1 × 2 × 3 pixel values, got 5");
  await expect(encodePng(new Uint8Array(3), 1, 1, 3, { "": "x" })).rejects.toThrow("keyword");
});
