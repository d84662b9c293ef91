import { describe, expect, it } from "vitest";
import { findThings } from "./find-things.ts";
import { recentFirst } from "./use-recent.ts";
import { presentZones } from "./zones.tsx";

const known = {
  models: [
    { name: "fire-net", description: "" },
    { name: "squeezenet1_0", description: "" },
  ],
  items: [
    { id: "fire2/concat", label: "fire2" },
    { id: "fire6/concat", label: "fire6" },
  ],
  datasets: [
    {
      name: "menagerie",
      labels: [],
      splits: [
        { name: "train", images: 12 },
        { name: "empty", images: 0 },
      ],
    },
  ],
};

describe("find things", () => {
  it("finds by every word, in any order; names that begin so come first", () => {
    expect(findThings("fire", known).map(({ name }) => name)).toEqual(["fire2", "fire6", "fire-net"]);
    expect(findThings("model fire", known).map(({ name }) => name)).toEqual(["fire-net"]);
  });
  it("opens a layer of the model that is looked at, keeping it", () => {
    expect(findThings("fire6", known)[0]!.change).toEqual({ layer: "fire6/concat", unit: undefined });
  });
  it("opens another model without the layer and unit of this one", () => {
    expect(findThings("squeeze", known)[0]!.change).toEqual({
      model: "squeezenet1_0",
      layer: undefined,
      unit: undefined,
    });
  });
  it("offers everything before a word is typed, but no empty split", () => {
    expect(findThings("  ", known).map(({ name }) => name)).toEqual([
      "fire2",
      "fire6",
      "fire-net",
      "squeezenet1_0",
      "menagerie train",
    ]);
  });
});

describe("recent first", () => {
  it("moves what was chosen lately to the front and keeps the others' order", () => {
    expect(recentFirst(["a", "b", "c", "d"], ["c", "gone", "b"], (value) => value)).toEqual(["c", "b", "a", "d"]);
  });
});

describe("present zones", () => {
  it("shows those that the server has, and always the first two", () => {
    expect(presentZones(undefined).map(({ name }) => name)).toEqual(["models", "deconv"]);
    expect(presentZones(["deconv", "models", "training"]).map(({ name }) => name)).toEqual([
      "models",
      "deconv",
      "training",
    ]);
  });
});
