import { readFile } from "node:fs/promises";
import { findClassifier, readOnnx } from "@deconvscope/network";
import { expect, test } from "vitest";
import stored from "../model/card.json" with { type: "json" };
import { photoModel } from "./photo-model.ts";

const { card, url } = photoModel;
const bytes = await readFile(url);
const { network, warnings } = readOnnx(bytes);

test("is a ZFNet of 64 × 64 pixels, under 5 MB, read without warnings", () => {
  expect(bytes.length).toBeLessThan(5_000_000);
  expect(warnings).toEqual([]);
  expect(network.layers[0]?.shape).toEqual([64, 64, 3]);
  expect(network.layers.filter(({ operator }) => operator === "Conv")).toHaveLength(5);
});

test("its card fits it", () => {
  expect(findClassifier(network)).toMatchObject({ classes: card.labels.length, squash: "none" });
  expect(stored.preprocessing.channelOrder).toBe(card.preprocessing.channelOrder);
  expect(card.preprocessing.resizeShortSide).toBeGreaterThanOrEqual(64);
  expect(card.accuracy.top1).toBeGreaterThan(0.5);
  expect(card.accuracy.top5).toBeGreaterThan(card.accuracy.top1);
});
