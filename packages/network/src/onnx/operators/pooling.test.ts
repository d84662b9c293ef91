import { describe, expect, test } from "vitest";
import { makeNode, readLayers, readOne } from "../testing/build-onnx.ts";

describe("MaxPool and AveragePool", () => {
  test("kernel, strides, pads and ceil_mode", () => {
    const attributes = { kernel_shape: [3, 2], strides: [2, 2], pads: [1, 0, 0, 1], ceil_mode: 1 };
    expect(readOne("MaxPool", { attributes, input: ["N", 2, 5, 7] })).toMatchObject([
      {
        operator: "MaxPool",
        kernel: [3, 2],
        strides: [2, 2],
        pads: { top: 1, left: 0, bottom: 0, right: 1 },
        ceil: true,
        dilations: [1, 1],
        shape: [3, 4, 2],
      },
    ]);
    expect(readOne("AveragePool", { attributes: { ...attributes, count_include_pad: 1 } })).toMatchObject([
      { operator: "AveragePool", ceil: true, countIncludePad: true },
    ]);
    expect(readOne("AveragePool", { attributes })).toMatchObject([{ countIncludePad: false }]);
  });

  test("automatic pads leave nothing to round up", () => {
    const attributes = { kernel_shape: [1, 1], strides: [3, 3], auto_pad: "SAME_UPPER", ceil_mode: 1 };
    expect(readOne("MaxPool", { attributes, input: ["N", 2, 5, 6] })).toMatchObject([
      { ceil: false, shape: [2, 2, 2] },
    ]);
  });

  test("dilations", () => {
    const attributes = { kernel_shape: [2, 2], dilations: [2, 3] };
    expect(readOne("MaxPool", { attributes })).toMatchObject([{ dilations: [2, 3], shape: [2, 3, 2] }]);
    expect(readOne("AveragePool", { attributes, opset: 19 })).toMatchObject([{ dilations: [2, 3], shape: [2, 3, 2] }]);
  });

  test("refuses a missing kernel, a volume's kernel, and the indices where they are used", () => {
    expect(() => readOne("MaxPool")).toThrow(/"one" \(MaxPool\): attribute kernel_shape is missing/);
    expect(() => readOne("MaxPool", { attributes: { kernel_shape: [2] } })).toThrow(/kernel_shape, got \[2\]/);
    const pool = makeNode("MaxPool", ["x"], ["y", "places"], { kernel_shape: [2, 2] });
    expect(readLayers({ nodes: [pool] })).toHaveLength(1);
    expect(() => readLayers({ nodes: [pool, makeNode("Relu", ["places"], ["z"])] })).toThrow(
      /"y" \(MaxPool\): the second output, the indices, \("places"\) is used/,
    );
  });
});

test.each(["GlobalAveragePool", "GlobalMaxPool"])("%s", (operator) => {
  expect(readOne(operator)).toMatchObject([{ operator, shape: [1, 1, 2] }]);
});
