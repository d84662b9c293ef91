import { describe, expect, test } from "vitest";
import { makeIntegers, makeNode, readLayers, readOne } from "../testing/build-onnx.ts";

describe("ReduceMean", () => {
  test("axes as an attribute or an input", () => {
    const expected = { operator: "ReduceMean", axes: [0, 1], keepDimensions: true, shape: [1, 1, 2] };
    expect(readOne("ReduceMean", { attributes: { axes: [2, 3] } })).toMatchObject([expected]);
    expect(readOne("ReduceMean", { constants: [makeIntegers("a", [-1, -2])], opset: 18 })).toMatchObject([expected]);
  });

  test("without the reduced axes", () => {
    const attributes = { axes: [2, 3], keepdims: 0 };
    expect(readOne("ReduceMean", { attributes })).toMatchObject([{ keepDimensions: false, shape: [2] }]);
  });

  test("of one axis of a map, what is left is put into the file's order", () => {
    expect(readOne("ReduceMean", { attributes: { axes: [3], keepdims: 0 } })).toMatchObject([
      { operator: "ReduceMean", name: "one_kept", axes: [1], keepDimensions: true, shape: [4, 1, 2] },
      { operator: "Squeeze", name: "one", order: "channels-first", shape: [2, 4] },
    ]);
    expect(readOne("ReduceMean", { attributes: { axes: [1], keepdims: 0 } })).toMatchObject([
      { operator: "ReduceMean", name: "one", axes: [2], keepDimensions: false, shape: [4, 6] },
    ]);
  });

  test("of no axes may be nothing", () => {
    expect(readOne("ReduceMean", { attributes: { noop_with_empty_axes: 1 }, opset: 18 })).toMatchObject([
      { operator: "Identity" },
    ]);
  });

  test("refuses the batch", () => {
    expect(() => readOne("ReduceMean")).toThrow(/without axes it would average over the batch/);
    expect(() => readOne("ReduceMean", { attributes: { axes: [0, 1] } })).toThrow(/axis 0, the batch/);
  });
});

describe.each(["Softmax", "LogSoftmax"])("%s", (operator) => {
  test("from opset 13 on over one axis, by default the last", () => {
    expect(readOne(operator)).toMatchObject([{ operator, axes: [1] }]);
    expect(readOne(operator, { attributes: { axis: 1 } })).toMatchObject([{ axes: [2] }]);
  });

  test("before opset 13 over all axes from one on, by default the first after the batch", () => {
    expect(readOne(operator, { opset: 11 })).toMatchObject([{ operator, axes: [0, 1, 2] }]);
    expect(readOne(operator, { opset: 11, attributes: { axis: 2 } })).toMatchObject([{ axes: [0, 1] }]);
    expect(readOne(operator, { opset: 11, attributes: { axis: -1 } })).toMatchObject([{ axes: [1] }]);
    expect(readOne(operator, { opset: 11, input: ["N", 9, 1, 1] })).toMatchObject([{ axes: [2] }]);
  });

  test("of a vector", () => {
    const nodes = [makeNode("Flatten", ["x"], ["f"]), makeNode(operator, ["f"], ["y"])];
    expect(readLayers({ nodes }).at(-1)).toMatchObject({ axes: [0] });
    expect(readLayers({ nodes, opset: 9 }).at(-1)).toMatchObject({ axes: [0] });
  });

  test("refuses the batch", () => {
    expect(() => readOne(operator, { attributes: { axis: 0 } })).toThrow(/axis 0, the batch/);
    expect(() => readOne(operator, { attributes: { axis: 0 }, opset: 11 })).toThrow(/axis 0, the batch/);
  });
});
