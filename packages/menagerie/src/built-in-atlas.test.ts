import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import { isProjectable, readOnnx } from "@deconvscope/network";
import { expect, test } from "vitest";
import { type BuiltInAtlas, builtInAtlas, readAtlas, writeAtlas } from "./built-in-atlas.ts";
import { builtInModel } from "./built-in-model.ts";
import { menagerieSplits } from "./splits.ts";

const file = await readFile(builtInAtlas);
const atlas = readAtlas(brotliDecompressSync(file));

test("is of the built-in model, every layer of it, and of every held-out image; under 500 KB", async () => {
  const model = await readFile(builtInModel.url);
  expect(atlas.modelSha256).toBe(createHash("sha256").update(model).digest("hex"));
  expect(atlas.images).toBe(menagerieSplits.find(({ name }) => name === atlas.split)?.images);
  const layers = readOnnx(model).network.layers.filter(isProjectable);
  expect(atlas.parts.map(({ layer }) => layer)).toEqual(layers.map(({ name }) => name));
  expect(file.length).toBeLessThan(500_000);
});

test("is read as it was written", () => {
  const written: BuiltInAtlas = {
    modelSha256: "ab",
    split: "validation",
    k: 2,
    images: 3,
    backend: "cpu 1",
    parts: [
      { layer: "α", summary: Uint8Array.of(1, 2, 3) },
      { layer: "b", summary: new Uint8Array() },
      { layer: "c", summary: Uint8Array.of(4) },
    ],
  };
  expect(readAtlas(writeAtlas(written))).toEqual(written);
  expect(() => readAtlas(writeAtlas(written).subarray(0, 20))).toThrow(SyntaxError);
});
