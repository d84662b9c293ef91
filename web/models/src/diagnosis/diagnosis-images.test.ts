import { describe, expect, it } from "vitest";
import { mostImages, thoseThereAre, usualImages } from "./diagnosis-images.ts";

const dataset = (name: string, ...splits: [string, number][]) => ({
  name,
  splits: splits.map(([name, images]) => ({ name, images })),
});

describe("usualImages", () => {
  it("takes held-out images of the dataset that the network was trained on", () => {
    const known = [
      dataset("menagerie", ["train", 12_000]),
      dataset("pets", ["train", 900], ["test", 40], ["val", 700]),
    ];
    expect(usualImages(known, "pets")).toEqual({ dataset: "pets", split: "val", images: 500 });
  });

  it("takes fewer where there are fewer, and another split where one is empty", () => {
    expect(usualImages([dataset("pets", ["val", 0], ["test", 40])], "pets")).toEqual({
      dataset: "pets",
      split: "test",
      images: 40,
    });
    expect(usualImages([dataset("pets", ["all", 40])], "")).toMatchObject({ split: "all" });
  });

  it("takes the first dataset with images where its own is not there, none where there are none", () => {
    expect(usualImages([dataset("empty", ["val", 0]), dataset("pets", ["val", 3])], "x")).toMatchObject({
      dataset: "pets",
    });
    expect(usualImages([dataset("empty", ["val", 0])], "empty")).toBeUndefined();
    expect(usualImages([], "x")).toBeUndefined();
  });
});

describe("thoseThereAre", () => {
  const asked = { dataset: "pets", split: "val", images: 5000 };

  it("are as many as were looked at, where the address asks for more", () => {
    expect(thoseThereAre(asked, 700n)).toEqual({ ...asked, images: 700 });
  });

  it("are what was asked for while it is not known, and where there are enough", () => {
    expect(thoseThereAre(asked, 0n)).toBe(asked);
    expect(thoseThereAre(asked, 5000n)).toBe(asked);
  });
});

it("takes no more images at once than a server does", () => {
  expect([700, 1_281_167].map((images) => mostImages({ images }))).toEqual([700, 100_000]);
});
