import { describe, expect, test } from "vitest";
import { NetworkError } from "../network-error.ts";
import { readOnnx } from "./index.ts";
import { buildOnnx, counting, makeNode, type OnnxSketch, readLayers } from "./testing/build-onnx.ts";
import { dataTypes } from "./wire/data-types.ts";
import { makeFloats, makeIntegers } from "./wire/records.ts";

const relu = makeNode("Relu", ["x"], ["y"]);
const read = (sketch: OnnxSketch, options = {}) => readOnnx(buildOnnx(sketch), options);
const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof NetworkError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
};

describe("names", () => {
  test("a layer has its node's name, else its first output's", () => {
    const nodes = [
      makeNode("Relu", ["x"], ["a"], {}, "first"),
      makeNode("Relu", ["a"], ["b"], {}, ""),
      makeNode("Relu", ["b"], ["c"], {}, "third"),
    ];
    expect(readLayers({ nodes })).toMatchObject([
      { name: "first", inputs: ["x"] },
      { name: "b", inputs: ["first"] },
      { name: "third", inputs: ["b"] },
    ]);
  });

  test("nodes that share a name, with each other or with the input, have their outputs'", () => {
    const nodes = [
      makeNode("Relu", ["x"], ["a"], {}, "same"),
      makeNode("Relu", ["a"], ["b"], {}, "same"),
      makeNode("Relu", ["b"], ["c"], {}, "x"),
    ];
    expect(readLayers({ nodes }).map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  test("an output's name that another node has is numbered", () => {
    const nodes = [makeNode("Relu", ["x"], ["b"], {}, ""), makeNode("Relu", ["b"], ["c"], {}, "b")];
    expect(readLayers({ nodes })).toMatchObject([{ name: "b_2" }, { name: "b", inputs: ["b_2"] }]);
  });

  test("names that objects have are names like others", () => {
    const nodes = [makeNode("Relu", ["x"], ["__proto__"]), makeNode("Relu", ["__proto__"], ["constructor"])];
    expect(readLayers({ nodes }).map(({ name }) => name)).toEqual(["__proto__", "constructor"]);
    expect(() => read({ nodes: [makeNode("constructor", ["x"], ["y"])] })).toThrow(/"y" \(constructor\): is not read/);
  });
});

describe("the input", () => {
  test("an open batch, or any number of images a pass", () => {
    for (const batch of ["N", 1, 32]) {
      expect(read({ nodes: [relu], input: [batch, 3, 4, 5] }).network.layers[0]).toEqual({
        operator: "Input",
        name: "x",
        inputs: [],
        shape: [4, 5, 3],
      });
    }
  });

  test("what the file leaves open is asked for", () => {
    const sketch = { nodes: [relu], input: ["N", 3, "H", "W"] };
    expect(codeOf(() => read(sketch))).toBe(
      'open-shape: input "x" is [H, W, 3] (height, width, channels): say its shape as [height, width, channels]',
    );
    expect(read(sketch, { inputShape: [8, 9, 3] }).network.layers[0]?.shape).toEqual([8, 9, 3]);
    expect(codeOf(() => read(sketch, { inputShape: [8, 9, 1] }))).toMatch(/^wrong-shape: .*\[8,9,1\] was asked for/);
    expect(codeOf(() => read(sketch, { inputShape: [8, 9] }))).toMatch(/^wrong-shape: .*got \[8,9\]/);
    expect(codeOf(() => read(sketch, { inputShape: [8, 0, 3] }))).toMatch(/^inconsistent: /);
  });

  test("no shape at all", () => {
    const sketch = { nodes: [relu], inputs: [{ name: "x", dataType: dataTypes.float, dims: undefined }] };
    expect(codeOf(() => read(sketch))).toMatch(/^open-shape: input "x" has no shape/);
    expect(read(sketch, { inputShape: [8, 9, 3] }).network.layers[1]?.shape).toEqual([8, 9, 3]);
  });

  test("initializers that are declared as inputs are none", () => {
    const inputs = ["x", "w"].map((name) => ({ name, dataType: dataTypes.float, dims: [1, 2, 4, 6] }));
    const nodes = [makeNode("Conv", ["x", "w"], ["y"])];
    expect(readLayers({ nodes, inputs, initializers: [counting("w", [1, 2, 1, 1])] })).toMatchObject([
      { inputs: ["x"] },
    ]);
  });

  test("channels last, turned round at once, as TensorFlow's exporters write", () => {
    const nodes = [makeNode("Transpose", ["x"], ["t"], { perm: [0, 3, 1, 2] }), makeNode("Relu", ["t"], ["y"])];
    expect(read({ nodes, input: ["N", 4, 6, 3] }).network.layers).toMatchObject([
      { operator: "Input", shape: [4, 6, 3] },
      { operator: "Identity", name: "t", shape: [4, 6, 3] },
      { operator: "Relu", shape: [4, 6, 3] },
    ]);
  });

  test("channels first, though turned round, where only the second axis can be colours", () => {
    const nodes = [makeNode("Transpose", ["x"], ["y"], { perm: [0, 3, 1, 2] })];
    for (const input of [
      ["N", 3, 8, 8],
      ["N", 3, "H", "W"],
    ]) {
      const { layers } = read({ nodes, input }, { inputShape: [8, 8, 3] }).network;
      expect(layers).toMatchObject([{ shape: [8, 8, 3] }, { operator: "Transpose", shape: [3, 8, 8] }]);
    }
    const open = read({ nodes, input: ["N", "H", "W", "C"] }, { inputShape: [8, 9, 3] }).network.layers;
    expect(open).toMatchObject([{ shape: [8, 9, 3] }, { operator: "Identity" }]);
  });

  test("integers are read as floats, with a word", () => {
    const inputs = [{ name: "x", dataType: dataTypes.uint8, dims: [1, 3, 4, 4] }];
    expect(read({ nodes: [relu], inputs }).warnings).toEqual([
      'input "x" is declared as uint8; it is computed in 32-bit floats',
    ]);
  });

  test.each<[string, OnnxSketch, RegExp]>([
    [
      "several inputs",
      {
        nodes: [makeNode("Add", ["x", "z"], ["y"])],
        inputs: ["x", "z"].map((name) => ({ name, dataType: dataTypes.float, dims: [1, 2, 4, 6] })),
      },
      /^unsupported: expected one input, the image, got 2: "x", "z"/,
    ],
    [
      "none",
      { nodes: [makeNode("Relu", ["w"], ["y"])], inputs: [], initializers: [counting("w", [1])] },
      /without any/,
    ],
    ["another rank", { nodes: [relu], input: [1, 3, 8, 4, 4] }, /^unsupported: .*got 5 axes \[1, 3, 8, 4, 4\]/],
    ["no tensor", { nodes: [relu], inputs: [{ name: "x", dataType: 0, dims: undefined }] }, /expected a tensor/],
    ["too large", { nodes: [relu], input: [1, 3, 100_000, 100_000] }, /^unsupported: .*at most 268435456 elements/],
  ])("refuses %s", (_, sketch, message) => {
    expect(codeOf(() => read(sketch))).toMatch(message);
  });
});

describe("the output", () => {
  test("of several the first is read, with what it needs", () => {
    const nodes = [relu, makeNode("Det", ["y"], ["other"]), makeNode("Tanh", ["y"], ["z"])];
    const { network, warnings } = read({ nodes, outputs: ["z", "other"] });
    expect(network.output).toBe("z");
    expect(network.layers.map(({ name }) => name)).toEqual(["x", "y", "z"]);
    expect(warnings).toEqual(['of the outputs, "z" is read; not read: "other"']);
  });

  test("of many others a few are named", () => {
    const others = Array.from({ length: 10 }, (_, index) => makeNode("Tanh", ["y"], [`t${index}`]));
    const { warnings } = read({ nodes: [relu, ...others], outputs: ["y", ...others.map(({ name }) => name)] });
    expect(warnings[0]).toMatch(/"t6", "t7", and 2 more$/);
  });

  test("a shape that is declared otherwise is told", () => {
    const file = buildOnnx({ nodes: [makeNode("GlobalMaxPool", ["x"], ["y"])], outputDims: ["N", 2, 3, 3] });
    expect(readOnnx(file).warnings).toEqual(['output "y" is declared as [N, 2, 3, 3] and computed as [1, 2, 1, 1]']);
    const fitting = buildOnnx({ nodes: [relu], outputDims: [8, 2, "H", 6] });
    expect(readOnnx(fitting).warnings).toEqual([]);
  });

  test("its layer's name is the node's", () => {
    expect(read({ nodes: [makeNode("Relu", ["x"], ["y"], {}, "act")] }).network.output).toBe("act");
  });

  test.each<[string, OnnxSketch, RegExp]>([
    ["none", { nodes: [relu], outputs: [] }, /^inconsistent: expected an output/],
    ["one that nothing makes", { nodes: [relu], outputs: ["z"] }, /^inconsistent: no node computes the output "z"/],
    [
      "a constant",
      { nodes: [makeNode("Constant", [], ["c"], { value_int: 1 })] },
      /^unsupported: the output "c" does not depend on the image/,
    ],
  ])("refuses %s", (_, sketch, message) => {
    expect(codeOf(() => read(sketch))).toMatch(message);
  });
});

describe("the graph", () => {
  test("nodes in any order", () => {
    const nodes = [makeNode("Tanh", ["b"], ["c"]), makeNode("Relu", ["a"], ["b"]), makeNode("Elu", ["x"], ["a"])];
    expect(readLayers({ nodes, outputs: ["c"] }).map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  test("ten thousand nodes in a row", () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) =>
      makeNode("Relu", [index === 0 ? "x" : `r${index - 1}`], [`r${index}`]),
    );
    const layers = readLayers({ nodes: nodes.toReversed(), outputs: ["r9999"], input: [1, 1, 1, 1] });
    expect(layers.length).toBe(10_000);
  });

  test.each<[string, OnnxSketch, RegExp]>([
    [
      "cycles",
      { nodes: [makeNode("Add", ["x", "b"], ["a"], {}, "one"), makeNode("Relu", ["a"], ["b"], {}, "two")] },
      /^inconsistent: node "(one|two)" \((Add|Relu)\): reads "[ab]", in a cycle/,
    ],
    ["a node that reads itself", { nodes: [makeNode("Add", ["x", "y"], ["y"])] }, /reads "y", in a cycle/],
    ["missing values", { nodes: [makeNode("Add", ["x", "z"], ["y"])] }, /"y" \(Add\): reads "z", which nothing makes/],
    ["values made twice", { nodes: [relu, relu] }, /"y" \(Relu\): value "y" is already made elsewhere/],
    [
      "initializers that nodes make too",
      { nodes: [relu], initializers: [counting("y", [1])] },
      /value "y" is already made elsewhere/,
    ],
    [
      "two initializers of one name",
      { nodes: [relu], initializers: [counting("w", [1]), counting("w", [1])] },
      /two initializers are named "w"/,
    ],
    ["a layer's missing input", { nodes: [makeNode("Relu", [""], ["y"])] }, /constants only|input 0 is missing/],
  ])("refuses %s", (_, sketch, message) => {
    expect(codeOf(() => read(sketch))).toMatch(message);
  });
});

describe("operators that are not read", () => {
  test("the error names the node, the operator and what is read", () => {
    const message = codeOf(() => read({ nodes: [makeNode("Einsum", ["x"], ["y"], {}, "mixer")] }));
    expect(message).toMatch(
      /^unsupported: node "mixer" \(Einsum\): is not read\. Operators read are Add, AveragePool, /,
    );
    expect(message).toMatch(/Unsqueeze$/);
  });

  test.each([
    ["QLinearConv", /quantised models are not read: export it in floats/],
    ["DequantizeLinear", /quantised models/],
    ["If", /control flow and sequences are not read/],
    ["SequenceAt", /control flow and sequences/],
    ["LSTM", /recurrent networks/],
  ])("%s", (operator, message) => {
    expect(() => read({ nodes: [makeNode(operator, ["x"], ["y"])] })).toThrow(message);
  });

  test("operators of other domains, and those computed on constants only", () => {
    const node = { ...makeNode("FusedConv", ["x"], ["y"]), domain: "com.microsoft" };
    expect(() => read({ nodes: [node] })).toThrow(/"y" \(FusedConv\): is of domain "com\.microsoft"/);
    const nodes = [makeNode("Expand", ["x", "i"], ["y"])];
    expect(() => read({ nodes, initializers: [makeIntegers("i", [0])] })).toThrow(
      /"y" \(Expand\): is read only on constants, got the output of "x"/,
    );
  });
});

test.each([6, 23, 0])("opset %i is refused", (opset) => {
  expect(codeOf(() => read({ nodes: [relu], opset }))).toBe(`unsupported: expected opset 7 to 22, got ${opset}`);
});

test("weights that are not finite are refused by name and number", () => {
  const weights = makeFloats("w", [1, 2, 1, 1], Float32Array.of(1, Number.NaN));
  expect(codeOf(() => read({ nodes: [makeNode("Conv", ["x", "w"], ["y"])], initializers: [weights] }))).toBe(
    'inconsistent: node "y" (Conv): "w": 1 of 2 values are NaN or infinite',
  );
});
