import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePngRows } from "./encode-png-rows.ts";

const pixels = Uint8Array.from({ length: 5 * 4 * 3 }, (_, i) => (i * 53) % 256);

async function* bands(...ends: number[]): AsyncGenerator<Uint8Array> {
  let begin = 0;
  for (const end of ends) {
    yield pixels.subarray(begin * 15, end * 15);
    begin = end;
  }
}

test("bands of rows come back as one picture with its text", async () => {
  const head = { width: 5, height: 4, text: { Provenance: '{"a":1}' } };
  const png = await buffer(encodePngRows(head, bands(1, 3, 4)));
  const { data, info } = await sharp(png, { failOn: "warning" }).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([5, 4, 3]);
  expect([...data]).toEqual([...pixels]);
  expect((await sharp(png).metadata()).comments).toEqual([{ keyword: "Provenance", text: '{"a":1}' }]);
});

test("too few rows are an error", async () => {
  const head = { width: 5, height: 4, text: {} };
  await expect(buffer(encodePngRows(head, bands(1, 3)))).rejects.toThrow("expected 4 rows of 5 pixels, got 3");
});

test("what fails on the way is told", async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield* bands(2);
    throw new Error("cut off");
  }
  const head = { width: 5, height: 4, text: {} };
  await expect(buffer(encodePngRows(head, failing()))).rejects.toThrow("cut off");
});
