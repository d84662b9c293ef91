import type { ImageReference } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { comparedTo } from "./use-compared.ts";

const image: ImageReference = { kind: "dataset", dataset: "menagerie", split: "validation", index: 3 };

describe("compared to", () => {
  it("an image is swept through the same model", () => {
    expect(comparedTo({ model: "zfnet", image }, "menagerie:validation:4")).toEqual({
      model: "zfnet",
      image: { ...image, index: 4 },
    });
  });
  it("anything else is a model that looks at the same image", () => {
    expect(comparedTo({ model: "zfnet", image }, "alexnet/20")).toEqual({ model: "alexnet/20", image });
  });
});
