import { expect, test } from "vitest";
import { placeInInput } from "./place-in-input.ts";
import { prepareImage } from "./prepare-image.ts";
import { preprocessingPresets } from "./preprocessing.ts";

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

test.each([
  ["stretched to half", rect(10, 20, 30, 40), 192, 192, 0, rect(5, 10, 15, 20)],
  ["touched pixels count", rect(11, 21, 30, 40), 192, 192, 0, rect(5, 10, 16, 21)],
  ["each axis by its own scale", rect(10, 20, 30, 40), 192, 96, 0, rect(5, 20, 15, 40)],
  ["cut out of the centre", rect(60, 20, 30, 40), 192, 96, 96, rect(12, 20, 30, 40)],
  ["clipped at an edge", rect(40, 20, 30, 40), 192, 96, 96, rect(0, 20, 22, 40)],
  ["out of sight", rect(0, 20, 30, 40), 192, 96, 96, undefined],
  ["of a very long image", rect(1000, 0, 20, 100), 2000, 100, 96, rect(48, 0, 20, 96)],
] as const)("%s", (_, given, width, height, resizeShortSide, placed) => {
  expect(placeInInput(given, { width, height }, { resizeShortSide }, [96, 96, 3])).toEqual(placed);
});

test.each([0, 16])("is where the network sees it, short side resized to %i", async (resizeShortSide) => {
  const size = { width: 48, height: 32 };
  const white = rect(16, 8, 8, 16);
  const pixels = new Uint8Array(size.width * size.height * 3);
  for (let y = white.y; y < white.y + white.height; y++) {
    pixels.fill(255, (y * size.width + white.x) * 3, (y * size.width + white.x + white.width) * 3);
  }
  const preprocessing = { ...preprocessingPresets["zero-one"], resizeShortSide };
  const { display } = await prepareImage({ ...size, pixels }, preprocessing, [16, 16, 3]);
  const placed = placeInInput(white, size, preprocessing, [16, 16, 3])!;
  for (let y = 0; y < 16; y++) {
    for (let x = 0; x < 16; x++) {
      const inside = x >= placed.x && x < placed.x + placed.width && y >= placed.y && y < placed.y + placed.height;
      if (display[(y * 16 + x) * 3]! > 127) expect(inside, `${x}, ${y}`).toBe(true);
    }
  }
  expect(display[(placed.y * 16 + placed.x) * 3]).toBeGreaterThan(0);
});
