import { describe, expect, test } from "vitest";
import { makeIntegers, makeNode, readLayers, readOne } from "../testing/build-onnx.ts";

const order = "channels-first";

/** Reads a Reshape of "x" to `shape`. */
function readReshape(shape: readonly number[], input?: readonly (number | string)[], allowzero = 0) {
  return readOne("Reshape", {
    constants: [makeIntegers("s", shape)],
    attributes: { allowzero },
    ...(input ? { input } : {}),
  });
}

describe("Reshape", () => {
  test.each([
    ["[1, n], as for batch 1", [1, 48], [48]],
    ["[-1, n]", [-1, 48], [48]],
    ["[0, -1]", [0, -1], [48]],
    ["to a map", [0, 12, 2, 2], [2, 2, 12]],
    ["to groups of channels", [0, 2, 1, 4, 6], [2, 1, 4, 6]],
    ["zeros that keep lengths", [0, 0, -1], [2, 24]],
  ])("%s", (_, shape, expected) => {
    expect(readReshape(shape)).toMatchObject([{ operator: "Reshape", shape: expected, order }]);
  });

  test("a declared batch may be written out", () => {
    expect(readReshape([16, -1], [16, 2, 4, 6])).toMatchObject([{ shape: [48] }]);
  });

  test.each([
    ["the batch merged", [-1], undefined, /batch \(1\) to stay the first axis, got \[1,2,4,6\] made \[48\]/],
    ["the batch moved", [2, -1], undefined, /made \[2,24\]/],
    ["batch 1 in a file of 16", [1, -1], [16, 2, 4, 6], /batch \(16\) to stay the first axis/],
    ["elements that do not fit", [1, 50], undefined, /48 elements of \[1,2,4,6\], got \[1,50\]/],
    ["a rest that is no integer", [1, 5, -1], undefined, /48 elements.*fill, got \[1,5,-1\]/],
    ["two open lengths", [-1, -1], undefined, /at most one -1, got \[-1,-1\]/],
    ["negative lengths", [1, -3], undefined, /at most one -1/],
  ])("refuses %s", (_, shape, input, message) => {
    expect(() => readReshape(shape, input)).toThrow(message);
  });

  test("allowzero makes 0 a length, which no map has", () => {
    expect(() => readReshape([0, 48], undefined, 1)).toThrow(/48 elements/);
  });

  test("refuses a shape that depends on the image", () => {
    const nodes = [makeNode("Relu", ["x"], ["s"]), makeNode("Reshape", ["x", "s"], ["y"])];
    expect(() => readLayers({ nodes })).toThrow(/"y" \(Reshape\): expected a constant for input 1.*output of "s"/);
  });
});

describe("Flatten", () => {
  test.each([
    [{}, [48]],
    [{ axis: 1 }, [48]],
    [{ axis: -3 }, [48]],
    [{ axis: 0 }, [48]],
  ])("%j", (attributes, shape) => {
    expect(readOne("Flatten", { attributes })).toMatchObject([{ operator: "Flatten", shape, order }]);
  });

  test("refuses an axis that merges channels into the batch", () => {
    expect(() => readOne("Flatten", { attributes: { axis: 2 } })).toThrow(/batch \(1\).*made \[2,24\]/);
    expect(() => readOne("Flatten", { attributes: { axis: 0 }, input: [8, 2, 4, 6] })).toThrow(
      /batch \(8\).*\[1,384\]/,
    );
    expect(() => readOne("Flatten", { attributes: { axis: 5 } })).toThrow(/expected an axis of 4, got 5/);
  });
});

describe("Squeeze and Unsqueeze", () => {
  const input = ["N", 8, 1, 1];

  test("axes as an attribute or an input", () => {
    expect(readOne("Squeeze", { attributes: { axes: [2, 3] }, opset: 11, input })).toMatchObject([
      { shape: [8], order },
    ]);
    expect(readOne("Squeeze", { constants: [makeIntegers("a", [-1, -2])], input })).toMatchObject([{ shape: [8] }]);
    expect(readOne("Squeeze", { constants: [makeIntegers("a", [3])], input })).toMatchObject([{ shape: [8, 1] }]);
  });

  test("without axes every axis of length 1 goes but the batch", () => {
    expect(readOne("Squeeze", { input: [1, 8, 1, 1] })).toMatchObject([{ shape: [8] }]);
  });

  test("Unsqueeze counts axes in the result", () => {
    const nodes = [makeNode("Squeeze", ["x", "two"], ["s"]), makeNode("Unsqueeze", ["s", "two"], ["u"])];
    const initializers = [makeIntegers("two", [2, 3])];
    expect(readLayers({ nodes, initializers, input }).at(-1)).toMatchObject({
      operator: "Unsqueeze",
      shape: [1, 1, 8],
    });
  });

  test("refuse the batch, long axes, and the same axis twice", () => {
    expect(() => readOne("Squeeze", { constants: [makeIntegers("a", [0])], input: [1, 8, 1, 1] })).toThrow(
      /batch \(1\)/,
    );
    expect(() => readOne("Squeeze", { constants: [makeIntegers("a", [1])], input })).toThrow(
      /axis 1 of \[1,8,1,1\] to be 1/,
    );
    expect(() => readOne("Unsqueeze", { constants: [makeIntegers("a", [0])], input: [4, 8, 1, 1] })).toThrow(
      /batch \(4\)/,
    );
    expect(() => readOne("Unsqueeze", { constants: [makeIntegers("a", [1, 1])] })).toThrow(
      /different axes, got \[1,1\]/,
    );
  });
});
