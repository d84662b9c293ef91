import { describe, expect, it } from "vitest";
import { stripOf } from "./strip-of.ts";

const datasets = [
  { name: "birds", splits: [{ name: "all", images: 115 }] },
  {
    name: "menagerie",
    splits: [
      { name: "train", images: 12000 },
      { name: "validation", images: 1200 },
    ],
  },
];
const shown = (...given: Parameters<typeof stripOf>) => {
  const strip = stripOf(...given);
  return strip && `${strip.dataset.name} ${strip.split.name}`;
};

describe("strip of", () => {
  it("shows the current image's own dataset and split", () => {
    expect(shown({ kind: "dataset", dataset: "menagerie", split: "train", index: 3 }, datasets)).toBe(
      "menagerie train",
    );
  });
  it("finds the split that an address leaves empty", () => {
    expect(shown({ kind: "dataset", dataset: "birds", split: "", index: 3 }, datasets)).toBe("birds all");
  });
  it("shows what the page begins with below a photo, or below an image of an unknown dataset", () => {
    expect(shown({ kind: "upload", sha256: "ab" }, datasets)).toBe("menagerie validation");
    expect(shown({ kind: "dataset", dataset: "gone", split: "", index: 0 }, datasets)).toBe("menagerie validation");
  });
  it("shows nothing where there is nothing", () => expect(shown(undefined, [])).toBeUndefined());
});
