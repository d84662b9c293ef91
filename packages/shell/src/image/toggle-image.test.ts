import { expect, it } from "vitest";
import type { ImageReference } from "../url/image-reference.ts";
import { includesImage, toggleImage } from "./toggle-image.ts";

const image = (index: number): ImageReference => ({ kind: "dataset", dataset: "birds", split: "val", index });
const photo: ImageReference = { kind: "upload", sha256: "ab" };

it("adds an image at the end, and takes it away by what it names", () => {
  expect(toggleImage([image(3), photo], image(1))).toEqual([image(3), photo, image(1)]);
  expect(toggleImage([image(3), photo], { ...photo })).toEqual([image(3)]);
});

it("tells images of other splits apart", () => {
  expect(includesImage([image(3)], image(3))).toBe(true);
  expect(includesImage([image(3)], { ...image(3), split: "train" } as ImageReference)).toBe(false);
});
