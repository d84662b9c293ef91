import { describe, expect, test } from "vitest";
import {
  counting,
  leftOut,
  makeFloats,
  makeIntegers,
  makeNode,
  readLayers,
  readOne,
  scalar,
} from "../testing/build-onnx.ts";
import { dataTypes } from "../wire/data-types.ts";

test.each(["Relu", "Sigmoid", "Tanh", "HardSwish", "Identity"])("%s", (operator) => {
  expect(readOne(operator)).toMatchObject([{ operator, shape: [4, 6, 2] }]);
});

test.each([
  ["LeakyRelu", {}, { alpha: Math.fround(0.01) }],
  ["LeakyRelu", { alpha: { float: 0.25 } }, { alpha: 0.25 }],
  ["Elu", {}, { alpha: 1 }],
  ["HardSigmoid", {}, { alpha: Math.fround(0.2), beta: 0.5 }],
  ["HardSigmoid", { alpha: { float: 0.125 }, beta: { float: 0.75 } }, { alpha: 0.125, beta: 0.75 }],
  ["Gelu", {}, { approximate: "none" }],
  ["Gelu", { approximate: "tanh" }, { approximate: "tanh" }],
])("%s %j", (operator, attributes, expected) => {
  expect(readOne(operator, { attributes, opset: 20 })).toMatchObject([{ operator, ...expected }]);
});

test("Gelu refuses another approximation", () => {
  expect(() => readOne("Gelu", { attributes: { approximate: "fast" } })).toThrow(/"none" or "tanh", got "fast"/);
});

describe("PRelu", () => {
  test("slope [channels, 1, 1] becomes [1, 1, channels]", () => {
    expect(readOne("PRelu", { constants: [counting("s", [2, 1, 1])] })).toMatchObject([
      { slope: { shape: [1, 1, 2], data: Float32Array.of(1, 2) } },
    ]);
  });

  test("refuses a slope that does not repeat to the input", () => {
    expect(() => readOne("PRelu", { constants: [counting("s", [3, 1, 1])] })).toThrow(/slope.*got \[1, 1, 3\]/);
  });
});

describe("Clip", () => {
  const unlimited = { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY };

  test.each([
    ["attributes", { attributes: { min: { float: 0 }, max: { float: 6 } }, opset: 6 + 1 }, { minimum: 0, maximum: 6 }],
    ["inputs", { constants: [scalar("low", -1), scalar("high", 2)] }, { minimum: -1, maximum: 2 }],
    ["only an upper input", { constants: [leftOut, scalar("high", 2)] }, { ...unlimited, maximum: 2 }],
    ["nothing", {}, unlimited],
    ["the largest floats", { attributes: { max: { float: 3.4028234663852886e38 } }, opset: 7 }, unlimited],
    ["limits the wrong way round", { constants: [scalar("low", 3), scalar("high", 2)] }, { minimum: 2, maximum: 2 }],
  ])("limits from %s", (_, sketch, expected) => {
    expect(readOne("Clip", sketch)).toMatchObject([expected]);
  });

  test("refuses NaN and several values", () => {
    expect(() => readOne("Clip", { constants: [scalar("low", Number.NaN)] })).toThrow(/number for min, got NaN/);
    expect(() => readOne("Clip", { constants: [counting("low", [2])] })).toThrow(/one value for min, got \[2\]/);
  });
});

describe("Dropout", () => {
  test("is nothing at inference, in every opset", () => {
    expect(readOne("Dropout", { attributes: { ratio: { float: 0.5 } }, opset: 7 })).toMatchObject([
      { operator: "Dropout" },
    ]);
    const off = { ...makeIntegers("training", [0], []), dataType: dataTypes.int64 };
    expect(readOne("Dropout", { constants: [scalar("ratio", 0.5), off] })).toHaveLength(1);
  });

  test("refuses training mode and a mask that is used", () => {
    const on = makeIntegers("training", [1], []);
    expect(() => readOne("Dropout", { constants: [scalar("ratio", 0.5), on] })).toThrow(/in training mode/);
    const nodes = [makeNode("Dropout", ["x"], ["y", "mask"]), makeNode("Mul", ["y", "mask"], ["z"])];
    expect(() => readLayers({ nodes })).toThrow(/the mask, \("mask"\) is used/);
  });
});

test("Cast to floats of any width, to nothing else", () => {
  for (const to of [dataTypes.float, dataTypes.float16, dataTypes.double, dataTypes.bfloat16]) {
    expect(readOne("Cast", { attributes: { to } })).toMatchObject([{ operator: "Cast" }]);
  }
  expect(() => readOne("Cast", { attributes: { to: dataTypes.int64 } })).toThrow(/cast to floats, got int64/);
});

test("an activation of a constant alone is refused", () => {
  const nodes = [makeNode("Relu", ["c"], ["r"]), makeNode("Add", ["x", "r"], ["y"])];
  const initializers = [makeFloats("c", [1], Float32Array.of(1))];
  expect(() => readLayers({ nodes, initializers })).toThrow(
    /"r" \(Relu\): reads constants only, and is not computed ahead/,
  );
});
