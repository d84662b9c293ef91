import type { ImageReference } from "@deconvscope/shell";
import { expect, it } from "vitest";
import { describeImages } from "./describe-images.ts";

const of = (dataset: string, split: string, index: number): ImageReference => ({
  kind: "dataset",
  dataset,
  split,
  index,
});
const photo = (letter: string): ImageReference => ({ kind: "upload", sha256: letter.repeat(64) });

it.each([
  ["2 of menagerie, validation", [of("menagerie", "validation", 3), of("menagerie", "validation", 9)]],
  ["1 photo; 1 of tiny, val; 1 of tiny, train", [photo("a"), of("tiny", "val", 0), of("tiny", "train", 0)]],
  ["2 photos", [photo("a"), photo("b")]],
])("%s", (expected, images) => expect(describeImages(images)).toBe(expected));
