import { describe, expect, it } from "vitest";
import { alignLayers } from "./align-layers.ts";

const layers = (...names: string[]) => names.map((label) => ({ layer: `${label}/out`, label }));
const rowsOf = (first: string[], second?: string[]) =>
  alignLayers([layers(...first), ...(second ? [layers(...second)] : [])]).map(({ label, layers: [one, other] }) =>
    second ? `${one ? label : "-"} ${other ? label : "-"}` : label,
  );

describe("alignLayers", () => {
  it("lists one model's layers in order", () => {
    expect(rowsOf(["conv1", "pool1"])).toEqual(["conv1", "pool1"]);
    expect(alignLayers([])).toEqual([]);
  });

  it("puts layers of the same name side by side, the others where they belong", () => {
    expect(rowsOf(["conv1", "conv2", "conv5"], ["conv1", "pool1", "conv2", "conv3"])).toEqual([
      "conv1 conv1",
      "- pool1",
      "conv2 conv2",
      "conv5 -",
      "- conv3",
    ]);
  });

  it("keeps the order of both where names cross", () => {
    expect(rowsOf(["a", "b"], ["b", "a"])).toHaveLength(3);
  });

  it("works where no layer has the same name", () => {
    expect(rowsOf(["conv1"], ["block1", "block2"])).toEqual(["conv1 -", "- block1", "- block2"]);
  });

  it("takes a layer's name where it has no label", () => {
    expect(alignLayers([[{ layer: "relu1" }], [{ layer: "relu1" }]])).toHaveLength(1);
  });
});
