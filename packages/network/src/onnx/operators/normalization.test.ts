import { describe, expect, test } from "vitest";
import { counting, makeNode, readLayers, readOne } from "../testing/build-onnx.ts";

const parameters = ["gamma", "beta", "mean", "variance"].map((name) => counting(name, [2]));

describe("LRN", () => {
  test("size, and the defaults of the others", () => {
    const expected = { operator: "LRN", size: 5, alpha: Math.fround(1e-4), beta: 0.75, bias: 1 };
    expect(readOne("LRN", { attributes: { size: 5 } })).toMatchObject([expected]);
    const attributes = { size: 3, alpha: { float: 0.5 }, beta: { float: 0.25 }, bias: { float: 2 } };
    expect(readOne("LRN", { attributes })).toMatchObject([{ size: 3, alpha: 0.5, beta: 0.25, bias: 2 }]);
  });

  test("refuses a missing size", () => {
    expect(() => readOne("LRN")).toThrow(/"one" \(LRN\): expected a size of at least 1 channel, got 0/);
  });
});

describe("BatchNormalization", () => {
  test("inference form, of maps and of vectors", () => {
    const [layer] = readOne("BatchNormalization", { constants: parameters, attributes: { epsilon: { float: 0.5 } } });
    expect(layer).toMatchObject({ epsilon: 0.5, gamma: Float32Array.of(1, 2), variance: Float32Array.of(1, 2) });
    const nodes = [
      makeNode("GlobalAveragePool", ["x"], ["p"]),
      makeNode("Flatten", ["p"], ["f"]),
      makeNode("BatchNormalization", ["f", "gamma", "beta", "mean", "variance"], ["y"]),
    ];
    expect(readLayers({ nodes, initializers: parameters }).at(-1)).toMatchObject({
      shape: [2],
      epsilon: Math.fround(1e-5),
    });
  });

  test("training outputs that nobody reads are left alone, others refused", () => {
    const outputs = ["y", "running_mean", "running_variance"];
    const node = makeNode("BatchNormalization", ["x", "gamma", "beta", "mean", "variance"], outputs);
    expect(readLayers({ nodes: [node], initializers: parameters })).toHaveLength(1);
    const nodes = [node, makeNode("Mul", ["y", "running_mean"], ["z"])];
    expect(() => readLayers({ nodes, initializers: parameters })).toThrow(
      /a training output \("running_mean"\) is used/,
    );
  });

  test.each([
    [{ training_mode: 1 }, /training mode: export the model for inference/],
    [{ spatial: 0 }, /statistics for each place/],
  ])("refuses %j", (attributes, message) => {
    expect(() => readOne("BatchNormalization", { constants: parameters, attributes })).toThrow(message);
  });

  test("refuses as many values as there are not channels", () => {
    const constants = parameters.map(({ name }) => counting(name, [3]));
    expect(() => readOne("BatchNormalization", { constants })).toThrow(/expected 2 values for gamma.*got 3/);
  });
});

test("InstanceNormalization", () => {
  const constants = [counting("gamma", [2]), counting("beta", [2])];
  expect(readOne("InstanceNormalization", { constants })).toMatchObject([
    { operator: "InstanceNormalization", gamma: Float32Array.of(1, 2), epsilon: Math.fround(1e-5) },
  ]);
});
