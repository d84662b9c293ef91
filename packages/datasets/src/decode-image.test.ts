import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { decodeImage } from "./decode-image.ts";
import { ImageError } from "./image-error.ts";

/** Left half red, right half blue. */
function halves(width = 40, height = 20): Sharp {
  const pixels = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) pixels.set(i % width < width / 2 ? [200, 30, 20] : [20, 40, 210], i * 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

function pixelAt(image: { width: number; pixels: Uint8Array }, x: number, y: number): number[] {
  return [...image.pixels.subarray((y * image.width + x) * 3, (y * image.width + x) * 3 + 3)];
}

/** A PNG whose header promises the given size and whose data is next to nothing. */
function pngOfSize(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const data = chunk("IDAT", deflateSync(new Uint8Array(1024)));
  return Buffer.concat([signature, chunk("IHDR", header), data, chunk("IEND", new Uint8Array())]);
}

describe("decodeImage gives [height, width, 3] sRGB", () => {
  test.each(["png", "webp", "jpeg", "tiff", "gif", "avif"] as const)("of %s", async (format) => {
    const image = await decodeImage(await halves().toFormat(format).toBuffer());
    expect([image.width, image.height, image.pixels.length]).toEqual([40, 20, 2400]);
    const [red, , blue] = pixelAt(image, 5, 10);
    expect(red).toBeGreaterThan(180);
    expect(blue).toBeLessThan(60);
  });

  test("of 16-bit PNG, scaled to 8 bits", async () => {
    const pixels = Uint16Array.from([0x0000, 0x80ff, 0xffff]);
    const encoded = await sharp(pixels, { raw: { width: 1, height: 1, channels: 3 } })
      .toColourspace("rgb16")
      .png()
      .toBuffer();
    expect((await sharp(encoded).metadata()).depth).toBe("ushort");
    expect([...(await decodeImage(encoded)).pixels]).toEqual([0, 0x80, 0xff]);
  });

  test("of CMYK JPEG", async () => {
    const encoded = await halves().toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(encoded).metadata()).channels).toBe(4);
    const [red, green, blue] = pixelAt(await decodeImage(encoded), 5, 10);
    expect(red).toBeGreaterThan(150);
    expect(green).toBeLessThan(90);
    expect(blue).toBeLessThan(90);
  });

  test("of a grey image, spread over three channels", async () => {
    const grey = sharp(new Uint8Array([7, 100, 200, 255]), { raw: { width: 2, height: 2, channels: 1 } });
    const encoded = await grey.toColourspace("b-w").png().toBuffer();
    expect((await sharp(encoded).metadata()).channels).toBe(1);
    expect([...(await decodeImage(encoded)).pixels]).toEqual([7, 7, 7, 100, 100, 100, 200, 200, 200, 255, 255, 255]);
  });

  test("of alpha, laid over mid-grey", async () => {
    const pixels = new Uint8Array([255, 0, 0, 0, 255, 0, 0, 255, 255, 255, 255, 128]);
    const encoded = await sharp(pixels, { raw: { width: 3, height: 1, channels: 4 } })
      .png()
      .toBuffer();
    const image = await decodeImage(encoded);
    expect(pixelAt(image, 0, 0)).toEqual([128, 128, 128]);
    expect(pixelAt(image, 1, 0)).toEqual([255, 0, 0]);
    expect(pixelAt(image, 2, 0)[0]).toBeCloseTo(192, -0.5);
  });

  test("of grey with alpha", async () => {
    const encoded = await sharp(new Uint8Array([10, 0, 10, 255]), { raw: { width: 2, height: 1, channels: 2 } })
      .toColourspace("b-w")
      .png()
      .toBuffer();
    expect([...(await decodeImage(encoded)).pixels]).toEqual([128, 128, 128, 10, 10, 10]);
  });

  test("of an EXIF-turned JPEG, upright", async () => {
    const encoded = await halves().withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
    const image = await decodeImage(encoded);
    expect([image.width, image.height]).toEqual([20, 40]);
    expect(pixelAt(image, 10, 5)[0]).toBeGreaterThan(180);
    expect(pixelAt(image, 10, 35)[2]).toBeGreaterThan(180);
  });

  test.each(["gif", "webp"] as const)("of an animated %s, its first frame", async (format) => {
    const frames = Buffer.concat([Buffer.alloc(300, 220), Buffer.alloc(300, 10)]);
    const encoded = await sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
      .toFormat(format)
      .toBuffer();
    expect((await sharp(encoded).metadata()).pages).toBe(2);
    const image = await decodeImage(encoded);
    expect([image.width, image.height]).toEqual([10, 10]);
    expect(pixelAt(image, 5, 5)[0]).toBeGreaterThan(200);
  });
});

describe("decodeImage refuses", () => {
  test("no bytes", async () => {
    await expect(decodeImage(new Uint8Array())).rejects.toMatchObject({ name: "ImageError", code: "empty" });
  });

  test("what is no image", async () => {
    const refused = decodeImage(Buffer.from("GET / HTTP/1.1"));
    await expect(refused).rejects.toMatchObject({ code: "not-an-image", message: expect.stringContaining("PNG") });
  });

  test("SVG, which is a program", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(decodeImage(svg)).rejects.toMatchObject({
      code: "unsupported-format",
      message: expect.stringMatching(/^SVG/),
    });
  });

  test.each(["png", "jpeg", "webp"] as const)("a truncated %s", async (format) => {
    const noise = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 7919) % 251);
    const encoded = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    const cut = encoded.subarray(0, Math.floor(encoded.length * 0.6));
    await expect(decodeImage(cut)).rejects.toMatchObject({ message: expect.stringMatching(/damaged|cannot be read/) });
  });

  test("30,000 × 30,000 by its header, before decoding", async () => {
    const bomb = pngOfSize(30_000, 30_000);
    expect(bomb.length).toBeLessThan(200);
    const started = performance.now();
    await expect(decodeImage(bomb)).rejects.toMatchObject({
      code: "too-large",
      message: "the image has 30000 × 30000 = 900,000,000 pixels; at most 67,108,864 are decoded",
    });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test("more pixels than the caller's limit, and takes as many", async () => {
    const encoded = await halves().png().toBuffer();
    await expect(decodeImage(encoded, { maxPixels: 799 })).rejects.toMatchObject({ code: "too-large" });
    await expect(decodeImage(encoded, { maxPixels: 800 })).resolves.toMatchObject({ width: 40 });
  });

  test("a size of zero", async () => {
    await expect(decodeImage(pngOfSize(0, 10))).rejects.toMatchObject({ name: "ImageError", code: "not-an-image" });
  });
});

describe("decodeImage of damaged bytes gives an image or an ImageError", () => {
  test.each(["jpeg", "png", "webp", "gif"] as const)("%s", async (format) => {
    const random = linearCongruential(11);
    const noise = Uint8Array.from({ length: 48 * 32 * 3 }, () => random() * 256);
    const sound = await sharp(noise, { raw: { width: 48, height: 32, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    for (let round = 0; round < 60; round++) {
      const bytes = Buffer.from(sound);
      for (let i = 0; i < 4; i++) bytes[Math.floor(random() ** 2 * bytes.length)] = random() * 256;
      const outcome = await decodeImage(bytes, { maxPixels: 1e6 }).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImageError);
      else expect(outcome).toMatchObject({ width: expect.any(Number), pixels: expect.any(Uint8Array) });
    }
  });
});

function linearCongruential(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
