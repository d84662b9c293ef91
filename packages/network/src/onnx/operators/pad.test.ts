import { describe, expect, test } from "vitest";
import { leftOut, makeIntegers, readOne, scalar } from "../testing/build-onnx.ts";

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
