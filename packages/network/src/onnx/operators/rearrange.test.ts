import { describe, expect, test } from "vitest";
import { makeIntegers, makeNode, readLayers, readOne } from "../testing/build-onnx.ts";

describe("Concat", () => {
  test.each([
    [1, 2, [4, 6, 4]],
    [2, 0, [8, 6, 2]],
    [-1, 1, [4, 12, 2]],
  ])("axis %i is axis %i of the shape", (axis, expected, shape) => {
    const nodes = [makeNode("Concat", ["x", "x"], ["y"], { axis })];
    expect(readLayers({ nodes })).toMatchObject([{ operator: "Concat", axis: expected, inputs: ["x", "x"], shape }]);
  });

  test("refuses the batch and lengths that differ elsewhere", () => {
    const nodes = [makeNode("Concat", ["x", "x"], ["y"], { axis: 0 })];
    expect(() => readLayers({ nodes })).toThrow(/"y" \(Concat\): works along axis 0, the batch/);
    const pooled = [makeNode("GlobalMaxPool", ["x"], ["p"]), makeNode("Concat", ["x", "p"], ["y"], { axis: 1 })];
    expect(() => readLayers({ nodes: pooled })).toThrow(/equal but for axis 2/);
  });
});

describe("Transpose", () => {
  test.each([
    [
      [0, 1, 3, 2],
      [1, 0, 2],
      [6, 4, 2],
    ],
    // The result [batch, height, width, channels] is a map whose "channels" are the height.
    [
      [0, 2, 3, 1],
      [1, 2, 0],
      [6, 2, 4],
    ],
  ])("%j", (perm, permutation, shape) => {
    const nodes = [makeNode("Relu", ["x"], ["r"]), makeNode("Transpose", ["r"], ["y"], { perm })];
    expect(readLayers({ nodes }).at(-1)).toMatchObject({ operator: "Transpose", permutation, shape });
  });

  test("of five axes, as channels are shuffled", () => {
    const nodes = [
      makeNode("Reshape", ["x", "groups"], ["g"]),
      makeNode("Transpose", ["g"], ["t"], { perm: [0, 2, 1, 3, 4] }),
      makeNode("Reshape", ["t", "map"], ["y"]),
    ];
    const initializers = [makeIntegers("groups", [0, 2, 3, 4, 6]), makeIntegers("map", [0, -1, 4, 6])];
    expect(readLayers({ nodes, initializers, input: ["N", 6, 4, 6] })).toMatchObject([
      { shape: [2, 3, 4, 6] },
      { permutation: [1, 0, 2, 3], shape: [3, 2, 4, 6] },
      { shape: [4, 6, 6] },
    ]);
  });

  test("refuses to move the batch and what is no permutation", () => {
    expect(() => readOne("Transpose")).toThrow(/batch to stay the first axis, got \[3,2,1,0\]/);
    expect(() => readOne("Transpose", { attributes: { perm: [0, 1, 1, 2] } })).toThrow(/permutation of 4 axes/);
    expect(() => readOne("Transpose", { attributes: { perm: [0, 1] } })).toThrow(/permutation of 4 axes/);
  });
});

describe("Slice", () => {
  const lists = (starts: number[], ends: number[], axes: number[], steps?: number[]) => [
    makeIntegers("starts", starts),
    makeIntegers("ends", ends),
    makeIntegers("axes", axes),
    ...(steps ? [makeIntegers("steps", steps)] : []),
  ];

  test("as inputs; ends beyond the axis mean its end", () => {
    expect(readOne("Slice", { constants: lists([1, -3], [1e9, -1], [1, 3], [1, 2]) })).toMatchObject([
      { operator: "Slice", starts: [0, 3, 1], sizes: [4, 1, 1], steps: [1, 2, 1], shape: [4, 1, 1] },
    ]);
  });

  test("as attributes", () => {
    expect(readOne("Slice", { attributes: { starts: [1], ends: [3], axes: [2] }, opset: 9 })).toMatchObject([
      { starts: [1, 0, 0], sizes: [2, 6, 2], steps: [1, 1, 1] },
    ]);
  });

  test("backwards", () => {
    const end = -(2 ** 63);
    expect(readOne("Slice", { constants: lists([-1], [end], [3], [-2]) })).toMatchObject([
      { starts: [0, 5, 0], sizes: [4, 3, 2], steps: [1, -2, 1] },
    ]);
  });

  test("refuses the batch, step 0, nothing left, and lists that do not fit", () => {
    expect(() => readOne("Slice", { constants: lists([1], [2], [0]), input: [3, 2, 4, 6] })).toThrow(/the whole batch/);
    expect(() => readOne("Slice", { constants: lists([0], [2], [1], [0]) })).toThrow(/steps other than 0/);
    expect(() => readOne("Slice", { constants: lists([2], [2], [3]) })).toThrow(/"one" \(Slice\)/);
    expect(() => readOne("Slice", { constants: lists([0, 1], [2], [1, 2]) })).toThrow(/as many ends/);
    expect(() => readOne("Slice", { constants: lists([0], [2], [4]) })).toThrow(/an axis of 4, got 4/);
  });
});
