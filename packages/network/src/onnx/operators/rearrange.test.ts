import { describe, expect, test } from "vitest";
import { leftOut, makeIntegers, makeNode, readLayers, readOne, scalar } from "../testing/build-onnx.ts";

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

describe("Pad", () => {
  const pads = [0, 1, 2, 3, 0, 4, 5, 6];
  const amounts = [
    [2, 5],
    [3, 6],
    [1, 4],
  ];

  test("as an attribute or inputs", () => {
    const attributes = { pads, value: { float: 2 } };
    const expected = { operator: "Pad", mode: "constant", amounts, value: 2, shape: [11, 15, 7] };
    expect(readOne("Pad", { attributes, opset: 10 })).toMatchObject([expected]);
    expect(readOne("Pad", { constants: [makeIntegers("p", pads), scalar("v", 2)] })).toMatchObject([expected]);
    expect(readOne("Pad", { constants: [makeIntegers("p", pads)] })).toMatchObject([{ value: 0 }]);
  });

  test("of some axes only, and cropping", () => {
    const constants = [makeIntegers("p", [1, -1, 0, 2]), leftOut, makeIntegers("axes", [-1, 2])];
    expect(readOne("Pad", { constants, opset: 18 })).toMatchObject([
      {
        amounts: [
          [-1, 2],
          [1, 0],
          [0, 0],
        ],
      },
    ]);
  });

  test.each(["reflect", "edge"])("%s", (mode) => {
    const constants = [makeIntegers("p", [0, 0, 1, 1, 0, 0, 1, 1])];
    expect(readOne("Pad", { constants, attributes: { mode } })).toMatchObject([{ mode, shape: [6, 8, 2] }]);
  });

  test("refuses the batch, another mode, NaN and lists that do not fit", () => {
    const one = (values: number[]) => [makeIntegers("p", values)];
    expect(() => readOne("Pad", { constants: one([1, 0, 0, 0, 0, 0, 0, 0]) })).toThrow(/no padding of the batch/);
    expect(() => readOne("Pad", { constants: one(pads), attributes: { mode: "wrap" } })).toThrow(/edge, got wrap/);
    expect(() => readOne("Pad", { constants: one([1, 1]) })).toThrow(/expected 8 pads/);
    expect(() => readOne("Pad", { constants: [...one(pads), scalar("v", Number.NaN)] })).toThrow(/got NaN/);
    expect(() => readOne("Pad")).toThrow(/pads are missing/);
  });
});
