import { expect, test } from "vitest";
import type { OnnxNode } from "../onnx/encode-model.ts";
import { BLOCKED } from "./blocked-maps.ts";
import { fuseBlocked } from "./fuse-blocked.ts";

function node(operator: string, inputs: readonly string[], output: string): OnnxNode {
  return { operator, name: output, inputs, outputs: [output], attributes: {} };
}

const convolve = (x: string, output: string) => node(`${BLOCKED}Conv`, [x, "w", "b"], output);

/** Each as `output=operator(inputs)`, with its activation behind it. */
function describe(nodes: readonly OnnxNode[], ...results: string[]): string[] {
  return fuseBlocked(nodes, new Set(results)).map(({ operator, inputs, outputs, attributes }) => {
    const [output, text] = [outputs[0], `${operator.replace(BLOCKED, "")}(${inputs})`];
    return `${output}=${text}${attributes.activation ?? ""}`;
  });
}

test("a rectifier becomes part of the convolution that it follows", () => {
  expect(describe([convolve("x", "a"), node("Relu", ["a"], "r")], "r")).toEqual(["r=Conv(x,w,b)Relu"]);
});

test("a convolution that others read, or that is handed over, stays as it is", () => {
  const nodes = [convolve("x", "a"), node("Relu", ["a"], "r")];
  expect(describe(nodes, "r", "a")).toHaveLength(2);
  expect(describe([...nodes, node("Sigmoid", ["a"], "s")], "r", "s")).toHaveLength(3);
  expect(describe([convolve("x", "a"), node("Add", ["a", "a"], "s")], "s")).toHaveLength(2);
});

test("of two that are added the later one takes the sum, and the rectifier behind it", () => {
  const nodes = [convolve("x", "a"), convolve("a", "c"), node("Add", ["c", "a"], "s"), node("Relu", ["s"], "r")];
  expect(describe(nodes, "r")).toEqual(["a=Conv(x,w,b)", "r=Conv(a,w,b,a)Relu"]);
});

test("the sum of a graph's input is part of a convolution without a bias", () => {
  const bare = node(`${BLOCKED}Conv`, ["x", "w"], "a");
  expect(describe([bare, node("Add", ["y", "a"], "s")], "s")).toEqual(["s=Conv(x,w,,y)"]);
});

test("nothing follows an activation, and of sums there is one", () => {
  const nodes = [
    convolve("x", "a"),
    node("Relu", ["a"], "r"),
    node("Relu", ["r"], "rr"),
    node("Add", ["rr", "y"], "s"),
  ];
  expect(describe(nodes, "s")).toEqual(["r=Conv(x,w,b)Relu", "rr=Relu(r)", "s=Add(rr,y)"]);
  const sums = [convolve("x", "a"), node("Add", ["a", "y"], "s"), node("Add", ["s", "z"], "t")];
  expect(describe(sums, "t")).toEqual(["s=Conv(x,w,b,y)", "t=Add(s,z)"]);
});

test("other operators stay between", () => {
  const nodes = [convolve("x", "a"), node("Reshape", ["a", "shape"], "b"), node("Relu", ["b"], "r")];
  expect(describe(nodes, "r")).toHaveLength(3);
});
