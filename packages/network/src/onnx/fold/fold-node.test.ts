import { describe, expect, test } from "vitest";
import { readOnnx } from "../index.ts";
import { buildOnnx, counting, makeFloats, makeIntegers, makeNode, readLayers, scalar } from "../testing/build-onnx.ts";
import { dataTypes } from "../wire/data-types.ts";
import type { NodeRecord, TensorRecord } from "../wire/model-file.ts";

/** What nodes that compute "c" come to: the values, seen as what is added to the image [1, 1, 1, 1]. */
function fold(nodes: readonly NodeRecord[], initializers: readonly TensorRecord[] = [], opset = 17): number[] {
  const layers = readLayers({
    nodes: [
      ...nodes,
      makeNode("Cast", ["c"], ["floats"], { to: dataTypes.float }),
      makeNode("Reshape", ["floats", "row"], ["constant"]),
      makeNode("Add", ["x", "constant"], ["y"]),
    ],
    initializers: [...initializers, makeIntegers("row", [1, 1, 1, -1])],
    input: [1, 1, 1, 1],
    opset,
  });
  const added = layers.at(-1);
  if (added?.operator !== "Add" || !("constant" in added.operands[1])) throw new Error("expected one addition");
  expect(layers).toHaveLength(1);
  return Array.from(added.operands[1].constant.data);
}

const node = (operator: string, inputs: string[], attributes: Parameters<typeof makeNode>[3] = {}) =>
  makeNode(operator, inputs, ["c"], attributes);

const two = counting("two", [2, 3]);

describe("constants", () => {
  test.each([
    [{ value: makeFloats("", [2], Float32Array.of(1, 2)) }, [1, 2]],
    [{ value_int: 3 }, [3]],
    [{ value_ints: [4, 5] }, [4, 5]],
    [{ value_float: { float: 0.5 } }, [0.5]],
  ])("Constant %#", (attributes, expected) => {
    expect(fold([node("Constant", [], attributes)])).toEqual(expected);
  });

  test("ConstantOfShape is 0 unless it says", () => {
    const shape = makeIntegers("shape", [3]);
    expect(fold([node("ConstantOfShape", ["shape"])], [shape])).toEqual([0, 0, 0]);
    const value = makeFloats("", [1], Float32Array.of(2));
    expect(fold([node("ConstantOfShape", ["shape"], { value })], [shape])).toEqual([2, 2, 2]);
  });

  test("Shape of a constant, and of a layer, whose batch is 1 where it is open", () => {
    expect(fold([node("Shape", ["two"])], [two])).toEqual([2, 3]);
    expect(fold([node("Shape", ["x"])])).toEqual([1, 1, 1, 1]);
    expect(fold([node("Shape", ["two"], { start: -1 })], [two], 15)).toEqual([3]);
    expect(fold([node("Shape", ["two"], { start: 0, end: -1 })], [two], 15)).toEqual([2]);
    expect(fold([node("Size", ["two"])], [two])).toEqual([6]);
  });

  test("Range", () => {
    const limits = [makeIntegers("a", [1], []), makeIntegers("b", [8], []), makeIntegers("s", [3], [])];
    expect(fold([node("Range", ["a", "b", "s"])], limits)).toEqual([1, 4, 7]);
  });

  test("Cast cuts towards zero", () => {
    const values = [makeFloats("v", [3], Float32Array.of(-1.5, 0, 2.5))];
    expect(fold([node("Cast", ["v"], { to: dataTypes.int64 })], values)).toEqual([-1, 0, 2]);
    expect(fold([node("Cast", ["v"], { to: dataTypes.boolean })], values)).toEqual([1, 0, 1]);
  });
});

describe("moves", () => {
  test.each<[string, string[], Parameters<typeof makeNode>[3], number[]]>([
    ["Identity", ["two"], {}, [1, 2, 3, 4, 5, 6]],
    ["Transpose", ["two"], {}, [1, 4, 2, 5, 3, 6]],
    ["Transpose", ["two"], { perm: [0, 1] }, [1, 2, 3, 4, 5, 6]],
    ["Slice", ["two", "one", "three", "one"], {}, [2, 3, 5, 6]],
    ["Gather", ["two", "one"], { axis: 1 }, [2, 5]],
    ["Gather", ["two", "minus"], {}, [4, 5, 6]],
    ["Concat", ["two", "two"], { axis: 1 }, [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6]],
    ["Concat", ["two", "two"], { axis: -2 }, [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]],
    ["Expand", ["one", "three"], {}, [1, 1, 1]],
    ["Flatten", ["two"], {}, [1, 2, 3, 4, 5, 6]],
  ])("%s of %j %j", (operator, inputs, attributes, expected) => {
    const initializers = [two, makeIntegers("one", [1]), makeIntegers("three", [3]), makeIntegers("minus", [-1])];
    expect(fold([node(operator, inputs, attributes)], initializers)).toEqual(expected);
  });

  test("Squeeze, Unsqueeze and Reshape change dims only", () => {
    const nodes = [
      makeNode("Unsqueeze", ["two"], ["u"], { axes: [0, 3] }),
      makeNode("Squeeze", ["u"], ["s"], { axes: [3] }),
      makeNode("Reshape", ["s", "to"], ["r"]),
      node("Shape", ["r"]),
    ];
    expect(fold(nodes, [two, makeIntegers("to", [0, -1, 2])], 11)).toEqual([1, 3, 2]);
    expect(fold([makeNode("Squeeze", ["one"], ["s"]), node("Shape", ["s"])], [counting("one", [1, 4, 1])])).toEqual([
      4,
    ]);
  });

  test("Split gives each part its name", () => {
    const nodes = [makeNode("Split", ["two"], ["a", "b"], { axis: 1, split: [1, 2] }), node("Identity", ["b"])];
    expect(fold(nodes, [two], 11)).toEqual([2, 3, 5, 6]);
  });
});

describe("element by element", () => {
  const values = [
    makeFloats("a", [2], Float32Array.of(-7.5, 4)),
    makeFloats("b", [2], Float32Array.of(2, 4)),
    makeIntegers("i", [-7, 7]),
    makeIntegers("j", [2, 2]),
    makeIntegers("zero", [0]),
  ];

  test.each<[string, string[], number[]]>([
    ["Add", ["a", "b"], [-5.5, 8]],
    ["Sub", ["a", "b"], [-9.5, 0]],
    ["Mul", ["a", "b"], [-15, 16]],
    ["Div", ["a", "b"], [-3.75, 1]],
    ["Div", ["i", "j"], [-3, 3]],
    ["Mod", ["i", "j"], [1, 1]],
    ["Pow", ["b", "b"], [4, 256]],
    ["Sum", ["a", "b", "b"], [-3.5, 12]],
    ["Min", ["a", "b"], [-7.5, 4]],
    ["Max", ["a", "b"], [2, 4]],
    ["Neg", ["a"], [7.5, -4]],
    ["Abs", ["a"], [7.5, 4]],
    ["Floor", ["a"], [-8, 4]],
    ["Ceil", ["a"], [-7, 4]],
    ["Sqrt", ["b"], [Math.fround(Math.SQRT2), 2]],
    ["Reciprocal", ["b"], [0.5, 0.25]],
    ["Equal", ["a", "b"], [0, 1]],
    ["Less", ["a", "b"], [1, 0]],
    ["LessOrEqual", ["a", "b"], [1, 1]],
    ["Greater", ["a", "b"], [0, 0]],
    ["GreaterOrEqual", ["a", "b"], [0, 1]],
    ["And", ["i", "zero"], [0, 0]],
    ["Or", ["i", "zero"], [1, 1]],
    ["Not", ["zero"], [1]],
    ["Where", ["i", "a", "b"], [-7.5, 4]],
    ["Where", ["zero", "a", "b"], [2, 4]],
  ])("%s of %j", (operator, inputs, expected) => {
    expect(fold([node(operator, inputs)], values)).toEqual(expected);
  });

  test("dims repeat to each other", () => {
    expect(fold([node("Add", ["column", "two"])], [two, counting("column", [2, 1])])).toEqual([2, 3, 4, 6, 7, 8]);
    expect(() => fold([node("Add", ["two", "i"])], [two, makeIntegers("i", [1, 2])])).toThrow(
      /"c" \(Add\): expected dims that repeat to each other, got \[2,3\] and \[2\]/,
    );
  });
});

describe("reductions", () => {
  test.each<[string, number[], number[]]>([
    ["ReduceProd", [1], [6, 120]],
    ["ReduceSum", [0], [5, 7, 9]],
    ["ReduceMean", [-1], [2, 5]],
    ["ReduceMax", [0, 1], [6]],
    ["ReduceMin", [1], [1, 4]],
  ])("%s along %j", (operator, axes, expected) => {
    expect(fold([node(operator, ["two"], { axes })], [two])).toEqual(expected);
    expect(fold([node(operator, ["two", "axes"])], [two, makeIntegers("axes", axes)], 18)).toEqual(expected);
  });

  test("without axes of everything, and keepdims", () => {
    expect(fold([node("ReduceSum", ["two"])], [two])).toEqual([21]);
    const kept = [makeNode("ReduceSum", ["two"], ["s"], { axes: [1] }), node("Shape", ["s"])];
    expect(fold(kept, [two])).toEqual([2, 1]);
    const gone = [makeNode("ReduceSum", ["two"], ["s"], { axes: [1], keepdims: 0 }), node("Shape", ["s"])];
    expect(fold(gone, [two])).toEqual([2]);
  });
});

test("the flattening that exporters write: Shape, Gather, Unsqueeze, Concat, Reshape", () => {
  const nodes = [
    makeNode("Shape", ["x"], ["s"]),
    makeNode("Gather", ["s", "zero"], ["batch"]),
    makeNode("Unsqueeze", ["batch"], ["row"], { axes: [0] }),
    makeNode("Concat", ["row", "rest"], ["to"], { axis: 0 }),
    makeNode("Reshape", ["x", "to"], ["y"]),
  ];
  const initializers = [makeIntegers("zero", [0], []), makeIntegers("rest", [-1])];
  for (const input of [
    ["N", 2, 4, 6],
    [1, 2, 4, 6],
    [32, 2, 4, 6],
  ]) {
    expect(readLayers({ nodes, initializers, input, opset: 11 })).toMatchObject([{ operator: "Reshape", shape: [48] }]);
  }
});

test("layers of which only the shape is asked are left out", () => {
  const nodes = [
    makeNode("Relu", ["x"], ["r"]),
    makeNode("Shape", ["r"], ["s"]),
    makeNode("Reshape", ["x", "s"], ["y"]),
  ];
  expect(readLayers({ nodes }).map(({ name }) => name)).toEqual(["y"]);
});

describe("refuses", () => {
  test("indices outside the axis, dims that do not fit, unknown numbers", () => {
    expect(() => fold([node("Gather", ["two", "i"])], [two, makeIntegers("i", [2])])).toThrow(
      /"c" \(Gather\): expected indices of 2 elements, got 2/,
    );
    expect(() => fold([node("Concat", ["two", "s"], { axis: 0 })], [two, scalar("s", 1)])).toThrow(
      /dims equal but for/,
    );
    expect(() => fold([node("Constant", [], { value_string: "a" })])).toThrow(/a dense value of numbers/);
  });

  test.each([
    [[2 ** 40], /ConstantOfShape.*at most 268435456 elements/],
    [[2 ** 20, 2 ** 20], /at most 268435456 elements/],
    [[-1], /lengths of at least 0, got \[-1\]/],
  ])("constants of dims %j, before making them", (dims, message) => {
    const bytes = buildOnnx({
      nodes: [makeNode("ConstantOfShape", ["d"], ["c"]), makeNode("Add", ["x", "c"], ["y"])],
      initializers: [makeIntegers("d", dims)],
    });
    expect(() => readOnnx(bytes)).toThrow(message);
  });

  test("a constant joined to itself thousands of times, before making it", () => {
    const bytes = buildOnnx({
      nodes: [
        makeNode(
          "Concat",
          Array.from({ length: 2 ** 12 + 1 }, () => "c"),
          ["all"],
          { axis: 0 },
        ),
        makeNode("Add", ["x", "all"], ["y"]),
      ],
      initializers: [counting("c", [2 ** 16])],
    });
    expect(() => readOnnx(bytes)).toThrow(
      /"all" \(Concat\): expected at most 268435456 elements in computed constants/,
    );
  });
});
