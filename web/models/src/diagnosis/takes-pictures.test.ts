import { create } from "@bufbuild/protobuf";
import { ModelSummarySchema } from "@deconvscope/proto";
import { expect, it } from "vitest";
import { fittingImages, sayNoPictures, takesPictures } from "./takes-pictures.ts";

const model = (...inputShape: number[]) => ({ summary: create(ModelSummarySchema, { name: "bands", inputShape }) });

it("takes grey and coloured images, nothing else", () => {
  expect([1, 3, 5, 4].map((channels) => takesPictures(model(32, 32, channels)))).toEqual([true, true, false, false]);
  expect(takesPictures(model(100))).toBe(false);
});

it("leaves out images that are asked for where they cannot become the input", () => {
  const images = { dataset: "pets", split: "val", images: 5 };
  expect(fittingImages(model(32, 32, 3), images)).toBe(images);
  expect(fittingImages(undefined, images)).toBe(images);
  expect(fittingImages(model(32, 32, 5), images)).toBeUndefined();
});

it("says why a network is not diagnosed on images", () => {
  expect(sayNoPictures(model(32, 32, 5))).toMatch(/^bands takes 5 channels, .* filters alone/);
});
