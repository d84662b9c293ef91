import { describe, expect, test } from "vitest";
import { counting, makeIntegers, makeNode, readLayers, readOne } from "../testing/build-onnx.ts";

describe("Gather", () => {
  test("of one channel, as pretrained networks pick colours", () => {
    const nodes = [makeNode("Gather", ["x", "last"], ["g"], { axis: 1 }), makeNode("Unsqueeze", ["g", "one"], ["y"])];
    const initializers = [makeIntegers("last", [-1], []), makeIntegers("one", [1])];
    expect(readLayers({ nodes, initializers })).toMatchObject([
      { operator: "Slice", name: "g_kept", starts: [0, 0, 1], sizes: [4, 6, 1], steps: [1, 1, 1] },
      { operator: "Squeeze", name: "g", shape: [4, 6], order: "channels-first" },
      { operator: "Unsqueeze", shape: [4, 6, 1] },
    ]);
  });

  test.each([
    [[1, 0], { starts: [0, 0, 1], sizes: [4, 6, 2], steps: [1, 1, -1] }],
    [[0, -1], { starts: [0, 0, 0], sizes: [4, 6, 2], steps: [1, 1, 1] }],
    [[1], { starts: [0, 0, 1], sizes: [4, 6, 1] }],
  ])("of channels %j", (indices, expected) => {
    const sketch = { constants: [makeIntegers("i", indices)], attributes: { axis: 1 } };
    expect(readOne("Gather", sketch)).toMatchObject([{ operator: "Slice", name: "one", ...expected }]);
  });

  test.each<[string, number[], number[] | undefined, number, RegExp]>([
    ["the batch", [0], undefined, 0, /axis 0, the batch/],
    [
      "uneven steps",
      [0, 1, 3],
      undefined,
      3,
      /"one" \(Gather\): expected one index or some in even steps, got \[0,1,3\]/,
    ],
    ["the same twice", [1, 1], undefined, 3, /even steps/],
    ["a table of indices", [0, 1], [1, 2], 3, /got \[0,1\] of \[1,2\]/],
    ["none", [], undefined, 3, /even steps/],
    ["places outside", [6], undefined, 3, /inside axis 1 of \[4, 6, 2\], got 6/],
  ])("refuses %s", (_, indices, dims, axis, message) => {
    const constants = [makeIntegers("i", indices, dims)];
    expect(() => readOne("Gather", { constants, attributes: { axis } })).toThrow(message);
  });

  test("refuses indices that are no integers", () => {
    const constants = [{ ...counting("i", [1]), raw: new Uint8Array(Float32Array.of(0.5).buffer) }];
    expect(() => readOne("Gather", { constants, attributes: { axis: 1 } })).toThrow(/even steps, got \[0.5\]/);
  });
});
