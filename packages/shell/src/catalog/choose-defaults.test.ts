import { describe, expect, it } from "vitest";
import { defaultImage, defaultModel } from "./choose-defaults.ts";

const split = (name: string, images: number) => ({ name, images });

describe("choose defaults", () => {
  it("takes the built-in network, else the first", () => {
    expect(defaultModel([{ name: "a" }, { name: "menagerie-zfnet" }])).toBe("menagerie-zfnet");
    expect(defaultModel([{ name: "a" }, { name: "b" }])).toBe("a");
    expect(defaultModel([])).toBeUndefined();
  });
  it("takes the network that knows photographs for a photo of one's own", () => {
    const models = [{ name: "a" }, { name: "menagerie-zfnet" }, { name: "photo-zfnet" }];
    const photo = { kind: "upload", sha256: "a".repeat(64) } as const;
    expect(defaultModel(models, photo)).toBe("photo-zfnet");
    expect(defaultModel(models.slice(0, 2), photo)).toBe("menagerie-zfnet");
    expect(defaultModel(models, { kind: "dataset", dataset: "pets", split: "train", index: 0 })).toBe(
      "menagerie-zfnet",
    );
  });
  it("takes the first held-out image of the built-in dataset", () => {
    expect(
      defaultImage([
        { name: "birds", splits: [split("all", 3)] },
        { name: "menagerie", splits: [split("train", 12000), split("validation", 1200)] },
      ]),
    ).toEqual({ kind: "dataset", dataset: "menagerie", split: "validation", index: 0 });
  });
  it("passes over datasets and splits without images", () => {
    expect(
      defaultImage([
        { name: "menagerie", splits: [split("validation", 0)] },
        { name: "b", splits: [split("test", 0), split("train", 5)] },
      ]),
    ).toEqual({
      kind: "dataset",
      dataset: "b",
      split: "train",
      index: 0,
    });
    expect(defaultImage([])).toBeUndefined();
  });
});
