import { describe, expect, test } from "vitest";
import { counting, makeFloats, makeNode, readLayers, readOne, scalar } from "../testing/build-onnx.ts";
import type { AttributeValue } from "../wire/records.ts";

const flat = [makeNode("GlobalAveragePool", ["x"], ["p"]), makeNode("Flatten", ["p"], ["f"])];

function readGemm(
  attributes: Readonly<Record<string, AttributeValue>>,
  initializers = [counting("w", [2, 3]), counting("b", [3])],
) {
  const node = makeNode("Gemm", ["f", ...initializers.map(({ name }) => name)], ["y"], attributes, "one");
  return readLayers({ nodes: [...flat, node], initializers }).at(-1);
}

describe("Gemm", () => {
  test("weights [in, out]", () => {
    expect(readGemm({})).toMatchObject({
      operator: "Gemm",
      inputs: ["f"],
      weights: { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
      bias: Float32Array.of(1, 2, 3),
      shape: [3],
    });
  });

  test("transB = 1 turns [out, in] round", () => {
    const layer = readGemm({ transB: 1 }, [counting("w", [3, 2])]);
    expect(layer).toMatchObject({
      weights: { shape: [2, 3], data: Float32Array.of(1, 3, 5, 2, 4, 6) },
      bias: undefined,
    });
  });

  test("alpha is in the weights, beta in the bias", () => {
    expect(readGemm({ alpha: { float: 0.5 }, beta: { float: -2 } })).toMatchObject({
      weights: { data: Float32Array.of(0.5, 1, 1.5, 2, 2.5, 3) },
      bias: Float32Array.of(-2, -4, -6),
    });
  });

  test.each([
    [scalar("b", 7), [7, 7, 7]],
    [counting("b", [1, 3]), [1, 2, 3]],
    [counting("b", [1]), [1, 1, 1]],
  ])("bias %#", (bias, expected) => {
    expect(readGemm({}, [counting("w", [2, 3]), bias])).toMatchObject({ bias: Float32Array.from(expected) });
  });

  test.each([
    ["transA", { transA: 1 }, undefined, /"one" \(Gemm\): transA = 1 would make the batch/],
    ["bias rows", {}, [counting("w", [2, 3]), counting("b", [2, 3])], /bias of \[3\].*got \[2,3\]/],
    ["bias length", {}, [counting("w", [2, 3]), counting("b", [2])], /bias of \[3\].*got \[2\]/],
    ["weights' rank", {}, [counting("w", [2, 3, 1])], /a matrix, got weights of \[2,3,1\]/],
    ["weights' rows", {}, [counting("w", [4, 3])], /expect 4 inputs, got \[2\]/],
    ["infinite bias", {}, [counting("w", [2, 1]), scalar("b", Number.POSITIVE_INFINITY)], /"b": 1 of 1 values/],
  ])("refuses %s", (_, attributes, initializers, message) => {
    expect(() => readGemm(attributes, initializers)).toThrow(message);
  });

  test("refuses a feature map", () => {
    expect(() => readOne("Gemm", { constants: [counting("w", [2, 3])] })).toThrow(/\[batch, units\], got \[1,2,4,6\]/);
  });
});

describe("MatMul", () => {
  test("by a matrix after the last axis is a dense layer", () => {
    const nodes = [...flat, makeNode("MatMul", ["f", "w"], ["y"])];
    expect(readLayers({ nodes, initializers: [counting("w", [2, 3])] }).at(-1)).toMatchObject({
      operator: "Gemm",
      weights: { shape: [2, 3] },
      bias: undefined,
    });
  });

  test("of a feature map contracts its width: a matrix [width, n] becomes [width, n, 1]", () => {
    expect(readOne("MatMul", { constants: [counting("w", [6, 3])] })).toMatchObject([
      { operator: "MatMul", operands: [{ layer: "x" }, { constant: { shape: [6, 3, 1] } }], shape: [4, 3, 2] },
    ]);
  });

  test("a matrix for each channel", () => {
    const [layer] = readOne("MatMul", { constants: [counting("w", [2, 6, 1])] });
    const data = Float32Array.of(1, 7, 2, 8, 3, 9, 4, 10, 5, 11, 6, 12);
    expect(layer).toMatchObject({ operands: [{ layer: "x" }, { constant: { shape: [6, 1, 2], data } }] });
  });

  test("a constant before a layer, and two layers", () => {
    const nodes = [
      makeNode("MatMul", ["w", "x"], ["a"]),
      makeNode("Transpose", ["a"], ["t"], { perm: [0, 1, 3, 2] }),
      makeNode("MatMul", ["a", "t"], ["y"]),
    ];
    expect(readLayers({ nodes, initializers: [counting("w", [3, 4])] })).toMatchObject([
      { operands: [{ constant: { shape: [3, 4, 1] } }, { layer: "x" }], shape: [3, 6, 2] },
      { shape: [6, 3, 2] },
      { operands: [{ layer: "a" }, { layer: "t" }], shape: [3, 3, 2] },
    ]);
  });

  test("refuses products that mix images", () => {
    const left = [...flat, makeNode("MatMul", ["w", "f"], ["y"])];
    expect(() => readLayers({ nodes: left, initializers: [counting("w", [3, 1])] })).toThrow(
      /"y" \(MatMul\): expected the batch outside the product/,
    );
    const constants = [makeFloats("w", [2, 1, 6, 3], new Float32Array(36))];
    expect(() => readOne("MatMul", { constants })).toThrow(/the same for each image, got \[2,1,6,3\]/);
  });
});
