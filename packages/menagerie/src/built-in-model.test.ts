import "@tensorflow/tfjs-backend-cpu";
import { readFile } from "node:fs/promises";
import { compileNetwork, runForward } from "@deconvscope/deconvnet";
import { findClassifier, readOnnx } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import stored from "../model/card.json" with { type: "json" };
import { builtInModel } from "./built-in-model.ts";
import { drawAnimal } from "./draw-animal.ts";
import { menagerieLabels, menagerieSplits } from "./splits.ts";

const { card, url } = builtInModel;
const bytes = await readFile(url);
const { network, warnings } = readOnnx(bytes);

test("is a ZFNet of 96 × 96 pixels, under 5 MB, read without warnings", () => {
  expect(bytes.length).toBeLessThan(5_000_000);
  expect(warnings).toEqual([]);
  expect(network.layers[0]?.shape).toEqual([96, 96, 3]);
  expect(network.layers.filter(({ operator }) => operator === "Conv")).toHaveLength(5);
});

test("its card fits it and the dataset", () => {
  expect(card.labels).toEqual(menagerieLabels);
  expect(findClassifier(network)).toMatchObject({ classes: menagerieLabels.length, squash: "none" });
  expect(stored.preprocessing.channelOrder).toBe(card.preprocessing.channelOrder);
  expect(card.preprocessing.resizeShortSide).toBe(96);
  expect(card.accuracy.images).toBe(menagerieSplits.find(({ name }) => name === card.accuracy.split)?.images);
  expect(card.accuracy.top1).toBeGreaterThanOrEqual(0.9);
});

test("is as good as its card says on 60 held-out images", async () => {
  await tf.setBackend("cpu");
  const images = Array.from({ length: 60 }, (_, index) => drawAnimal({ split: "validation", index, size: 96 }));
  const pixels = await Promise.all(images.map(({ svg }) => sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer()));
  const { divideBy, mean, deviation } = card.preprocessing;
  const input = tf.tidy(() => {
    const raw = tf.tensor4d(Float32Array.from(Buffer.concat(pixels)), [images.length, 96, 96, 3]);
    return tf.div<tf.Tensor4D>(tf.sub(tf.div(raw, divideBy), tf.tensor1d([...mean])), tf.tensor1d([...deviation]));
  });
  const pass = runForward(compileNetwork(network), input);
  const guesses = await tf.argMax(pass.activation(findClassifier(network).scores), 1).data();
  const right = images.filter(({ label }, index) => guesses[index] === label).length;
  const { top1 } = card.accuracy;
  const spread = Math.sqrt((top1 * (1 - top1)) / images.length);
  expect(right / images.length).toBeGreaterThanOrEqual(top1 - 3 * spread - 1 / images.length);
});
