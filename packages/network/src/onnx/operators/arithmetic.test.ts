import { describe, expect, test } from "vitest";
import { counting, makeNode, readLayers, readOne, scalar } from "../testing/build-onnx.ts";

describe.each(["Add", "Sub", "Mul", "Div"])("%s", (operator) => {
  test("of a constant after it", () => {
    expect(readOne(operator, { constants: [counting("c", [2, 1, 1])] })).toMatchObject([
      { operator, inputs: ["x"], operands: [{ layer: "x" }, { constant: { shape: [1, 1, 2] } }], shape: [4, 6, 2] },
    ]);
  });

  test("of a constant before it", () => {
    const nodes = [makeNode(operator, ["c", "x"], ["y"])];
    expect(readLayers({ nodes, initializers: [scalar("c", 3)] })).toMatchObject([
      { operands: [{ constant: { shape: [1, 1, 1], data: Float32Array.of(3) } }, { layer: "x" }] },
    ]);
  });

  test("of two layers, and of one twice", () => {
    const nodes = [makeNode("GlobalMaxPool", ["x"], ["p"]), makeNode(operator, ["p", "x"], ["y"])];
    expect(readLayers({ nodes }).at(-1)).toMatchObject({ inputs: ["p", "x"], shape: [4, 6, 2] });
    expect(readLayers({ nodes: [makeNode(operator, ["x", "x"], ["y"])] })).toMatchObject([{ inputs: ["x", "x"] }]);
  });
});

test("a constant [channels, height, width] becomes [height, width, channels]", () => {
  expect(readOne("Add", { constants: [counting("c", [1, 2, 1, 3])], input: [1, 2, 4, 3] })).toMatchObject([
    { operands: [{ layer: "x" }, { constant: { shape: [1, 3, 2], data: Float32Array.of(1, 4, 2, 5, 3, 6) } }] },
  ]);
});

test("a constant [width] lies along the width", () => {
  expect(readOne("Mul", { constants: [counting("c", [6])] })).toMatchObject([
    { operands: [{ layer: "x" }, { constant: { shape: [1, 6, 1] } }] },
  ]);
});

describe("refuses", () => {
  test("a constant that adds an axis before the batch or differs between images", () => {
    expect(() => readOne("Add", { constants: [counting("c", [1, 1, 2, 1, 1])] })).toThrow(/the same for each image/);
    const sketch = { constants: [counting("c", [3, 2, 1, 1])], input: [3, 2, 4, 6] };
    expect(() => readOne("Add", sketch)).toThrow(/"one" \(Add\).*"c" of \[3,2,1,1\] for \[3,2,4,6\]/);
  });

  test("layers of different rank, whose batches would not meet", () => {
    const nodes = [
      makeNode("GlobalMaxPool", ["x"], ["p"]),
      makeNode("Flatten", ["p"], ["f"]),
      makeNode("Mul", ["x", "f"], ["y"]),
    ];
    expect(() => readLayers({ nodes })).toThrow(/two values of one rank.*got \[1,2,4,6\] and \[1,2\]/);
  });

  test("lengths that do not repeat, and one input", () => {
    expect(() => readOne("Add", { constants: [counting("c", [3, 1, 1])] })).toThrow(/equal or 1, got 2 and 3/);
    expect(() => readOne("Add")).toThrow(/expected two inputs, got 1/);
  });
});

describe("Sum", () => {
  test("of any number of layers", () => {
    expect(readLayers({ nodes: [makeNode("Sum", ["x", "x", "x"], ["y"])] })).toMatchObject([
      { operator: "Sum", inputs: ["x", "x", "x"] },
    ]);
    expect(readOne("Sum")).toMatchObject([{ operator: "Sum", inputs: ["x"] }]);
  });

  test("with one constant is an addition", () => {
    expect(readOne("Sum", { constants: [scalar("c", 1)] })).toMatchObject([{ operator: "Add" }]);
  });
});
