import { create } from "@bufbuild/protobuf";
import { DatasetSchema } from "@deconvscope/proto";
import type { ImageReference } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { pickImages, usualSplit } from "./pick-images.ts";

const pets = create(DatasetSchema, {
  name: "pets",
  splits: [
    { name: "train", images: 100 },
    { name: "val", images: 50 },
  ],
});
const birds = create(DatasetSchema, { name: "birds", splits: [{ name: "all", images: 3 }] });
const at = (dataset: string, split: string, index: number): ImageReference => ({
  kind: "dataset",
  dataset,
  split,
  index,
});
const photo: ImageReference = { kind: "upload", sha256: "0f".repeat(32) };
const indices = (images: readonly ImageReference[]) =>
  images.map((image) => (image.kind === "dataset" ? image.index : image.kind));

describe("pick images", () => {
  it("takes the current image and others evenly spread over its split", () => {
    expect(indices(pickImages([pets], "pets", at("pets", "val", 7)))).toEqual([7, 8, 15, 35, 43]);
    expect(pickImages([pets], "pets", at("pets", "train", 7))[1]).toEqual(at("pets", "train", 15));
  });
  it("takes images of the model's own dataset where the current one is of another", () => {
    const picked = pickImages([birds, pets], "pets", at("birds", "all", 0));
    expect(picked.map((image) => image.kind === "dataset" && image.dataset)).toEqual(Array(5).fill("pets"));
    expect(indices(picked)).toEqual([6, 12, 28, 34, 40]);
  });
  it("takes the current image's dataset where the model's is not there, and no image twice", () => {
    expect(indices(pickImages([birds], "lost", at("birds", "all", 1)))).toEqual([1, 0, 2]);
  });
  it("keeps a photo", () => {
    expect(indices(pickImages([pets], "pets", photo))).toEqual(["upload", 7, 15, 35, 43]);
    expect(pickImages([], "", photo)).toEqual([photo]);
    expect(pickImages([], "", undefined)).toEqual([]);
  });
  it("takes images of other classes, also where classes take turns", () => {
    for (const classes of [2, 5, 10, 12, 20]) {
      const drawn = create(DatasetSchema, { name: "drawn", splits: [{ name: "val", images: 100 * classes }] });
      const found = pickImages([drawn], "drawn", undefined).map((image) =>
        image.kind === "dataset" ? image.index % classes : -1,
      );
      expect(new Set(found).size, `${classes} classes`).toBeGreaterThan(Math.min(classes, 5) / 2);
    }
  });
  it("prefers held-out images", () => {
    expect([pets, birds].map((dataset) => usualSplit(dataset)?.name)).toEqual(["val", "all"]);
  });
});
