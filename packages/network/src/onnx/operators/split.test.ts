import { describe, expect, test } from "vitest";
import { makeIntegers, makeNode, readLayers } from "../testing/build-onnx.ts";

describe("Split", () => {
  const split = (outputs: string[], attributes: Record<string, number | number[]>, inputs: string[] = ["x"]) => [
    makeNode("Split", inputs, outputs, attributes, "halves"),
    makeNode("Concat", outputs.toReversed(), ["y"], { axis: 3 }),
  ];

  test("becomes slices named after its outputs", () => {
    expect(readLayers({ nodes: split(["a", "b"], { axis: 3 }) })).toMatchObject([
      { operator: "Slice", name: "a", starts: [0, 0, 0], sizes: [4, 3, 2] },
      { operator: "Slice", name: "b", starts: [0, 3, 0], sizes: [4, 3, 2] },
      { operator: "Concat", inputs: ["b", "a"], shape: [4, 6, 2] },
    ]);
  });

  test("sizes as an attribute or an input; else equal, the last may be smaller", () => {
    const sizes = [makeIntegers("sizes", [1, 5])];
    const expected = [{ sizes: [4, 1, 2] }, { sizes: [4, 5, 2] }, {}];
    expect(readLayers({ nodes: split(["a", "b"], { axis: 3, split: [1, 5] }), opset: 11 })).toMatchObject(expected);
    expect(readLayers({ nodes: split(["a", "b"], { axis: 3 }, ["x", "sizes"]), initializers: sizes })).toMatchObject(
      expected,
    );
    const four = split(["a", "b", "c"], { axis: 3, num_outputs: 3 });
    expect(readLayers({ nodes: four, opset: 18, input: ["N", 2, 4, 8] })).toMatchObject([
      { sizes: [4, 3, 2] },
      { sizes: [4, 3, 2] },
      { starts: [0, 6, 0], sizes: [4, 2, 2] },
      {},
    ]);
  });

  test("parts that nothing reads are left out", () => {
    const nodes = [makeNode("Split", ["x"], ["a", "b"], { axis: 1 }), makeNode("Relu", ["b"], ["y"])];
    expect(readLayers({ nodes })).toMatchObject([{ name: "b" }, { name: "y" }]);
  });

  test("refuses the batch and sizes that do not add up", () => {
    expect(() => readLayers({ nodes: split(["a", "b"], {}) })).toThrow(/works along axis 0, the batch/);
    expect(() => readLayers({ nodes: split(["a", "b"], { axis: 3, split: [1, 4] }) })).toThrow(
      /"a" \(Split\): expected 2 sizes that add to 6, got \[1,4\]/,
    );
  });
});
