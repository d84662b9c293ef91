import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { addPngText } from "./png-text.ts";

/** One grey pixel. */
const pixel = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="),
  (character) => character.charCodeAt(0),
);

function chunks(png: Uint8Array<ArrayBuffer>) {
  const found: { type: string; body: string; crcHolds: boolean }[] = [];
  const view = new DataView(png.buffer);
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const typed = png.subarray(at + 4, at + 8 + length);
    const text = String.fromCharCode(...typed);
    found.push({
      type: text.slice(0, 4),
      body: text.slice(4),
      crcHolds: view.getUint32(at + 8 + length) === crc32(typed),
    });
    at += 12 + length;
  }
  return found;
}

describe("png text", () => {
  it("stands behind the header, with a right checksum; nothing else changes", () => {
    const found = chunks(addPngText(pixel, "Provenance", '{"rule":"guided"}'));
    expect(found.map(({ type }) => type)).toEqual(["IHDR", "tEXt", "IDAT", "IEND"]);
    expect(found[1]!.body).toBe('Provenance\0{"rule":"guided"}');
    expect(found.every(({ crcHolds }) => crcHolds)).toBe(true);
  });

  it("writes what Latin-1 lacks as JSON escapes it", () => {
    expect(chunks(addPngText(pixel, "Provenance", "±1 − 𝛼"))[1]!.body).toBe("Provenance\0±1 \\u2212 \\ud835\\udefc");
  });

  it("refuses what is no PNG, and keywords that PNG has not", () => {
    expect(() => addPngText(new Uint8Array(40), "Provenance", "")).toThrow(
      "expected a PNG, got 40 bytes that begin otherwise",
    );
    expect(() => addPngText(pixel, "", "")).toThrow("expected a keyword of 1 to 79 characters");
  });
});
