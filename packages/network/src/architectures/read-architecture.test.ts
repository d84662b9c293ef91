import { describe, expect, it } from "vitest";
import { ArchitectureError } from "./architecture-error.ts";
import { architectures } from "./architectures.ts";
import { readArchitecture } from "./read-architecture.ts";

const conv = { name: "conv1", operator: "Conv", filters: 8, kernel: 3 };
const tiny = { name: "tiny", inputShape: [8, 8, 3], layers: [conv] };

function withLayer(layer: unknown): unknown {
  return { ...tiny, layers: [conv, layer] };
}

function refusal(value: unknown): { path: string; message: string } {
  try {
    readArchitecture(value);
  } catch (error) {
    if (error instanceof ArchitectureError) return { path: error.path, message: error.message };
    throw error;
  }
  throw new Error("expected a refusal, got an architecture");
}

describe("readArchitecture", () => {
  it.each([...architectures.keys()])("reads %s as it was written", (name) => {
    const architecture = architectures.get(name)!(12);
    expect(readArchitecture(JSON.parse(JSON.stringify(architecture)))).toEqual(architecture);
  });

  it("fills in what is left out, and makes squares of single numbers", () => {
    const pool = { name: "pool1", operator: "MaxPool", kernel: 3, strides: 2 };
    expect(readArchitecture(withLayer(pool)).layers).toEqual([
      { ...conv, kernel: [3, 3], strides: [1, 1], padding: 0, groups: 1 },
      { ...pool, kernel: [3, 3], strides: [2, 2], ceil: false },
    ]);
  });

  it.each([
    [null, "", "architecture: expected an object, got null"],
    [[], "", "architecture: expected an object, got []"],
    [{ ...tiny, name: " " }, "name", 'name: expected a text of 1 to 100 letters, got " "'],
    [
      { ...tiny, inputshape: [1] },
      "inputshape",
      'inputshape: no field has this name; did you mean "inputShape"? Known are name, inputShape, layers',
    ],
    [
      { ...tiny, inputShape: [8, 8] },
      "inputShape",
      "inputShape: expected three whole numbers from 1, [height, width, channels], got [8,8]",
    ],
    [
      { ...tiny, inputShape: [8, 8.5, 3] },
      "inputShape",
      "inputShape: expected three whole numbers from 1, [height, width, channels], got [8,8.5,3]",
    ],
    [{ ...tiny, layers: [] }, "layers", "layers: expected a list of at least one, got []"],
    [withLayer("Relu"), "layers[1]", 'layers[1]: expected an object, got "Relu"'],
    [
      withLayer({ name: "a", operator: "MaxPol" }),
      "layers[1].operator",
      'layers[1].operator: expected Conv, MaxPool, LRN, Gemm, Dropout, Relu, Flatten or Softmax, got "MaxPol"; did you mean "MaxPool"?',
    ],
    [
      withLayer({ name: "a" }),
      "layers[1].operator",
      "layers[1].operator: expected Conv, MaxPool, LRN, Gemm, Dropout, Relu, Flatten or Softmax, got nothing",
    ],
    [
      withLayer({ operator: "Relu" }),
      "layers[1].name",
      "layers[1].name: expected a text of 1 to 100 letters, got nothing",
    ],
    [
      withLayer({ name: "conv1", operator: "Relu" }),
      "layers[1].name",
      'layers[1].name: expected a name that no other layer has, got "conv1", the name of layers[0]',
    ],
    [
      withLayer({ name: "input", operator: "Relu" }),
      "layers[1].name",
      'layers[1].name: expected a name that no other layer has, got "input", the name of the input',
    ],
    [
      withLayer({ ...conv, name: "a", kernel: 0 }),
      "layers[1].kernel",
      "layers[1].kernel: expected two whole numbers from 1, got 0",
    ],
    [
      withLayer({ ...conv, name: "a", kernel: [3, 3, 3] }),
      "layers[1].kernel",
      "layers[1].kernel: expected two whole numbers from 1, got [3,3,3]",
    ],
    [
      withLayer({ ...conv, name: "a", stride: 2 }),
      "layers[1].stride",
      'layers[1].stride: no field has this name; did you mean "strides"? Known are name, operator, filters, kernel, strides, padding, groups',
    ],
    [
      withLayer({ ...conv, name: "a", padding: -1 }),
      "layers[1].padding",
      "layers[1].padding: expected a whole number from 0, got -1",
    ],
    [
      withLayer({ name: "a", operator: "Gemm", units: "ten" }),
      "layers[1].units",
      'layers[1].units: expected a whole number from 1, got "ten"',
    ],
    [
      withLayer({ name: "a", operator: "Dropout", rate: 1 }),
      "layers[1].rate",
      "layers[1].rate: expected a number from 0 to below 1, got 1",
    ],
    [
      withLayer({ name: "a", operator: "MaxPool", kernel: 2, ceil: "yes" }),
      "layers[1].ceil",
      'layers[1].ceil: expected true or false, got "yes"',
    ],
    [
      withLayer({ name: "a", operator: "LRN", size: 5, alpha: 1, beta: 0.75, bias: 0 }),
      "layers[1].bias",
      "layers[1].bias: expected a number above 0, got 0",
    ],
  ])("refuses %j", (value, path, message) => {
    expect(refusal(value)).toEqual({ path, message });
  });

  it("says no more of an endless value than its beginning", () => {
    const { message } = refusal({ ...tiny, name: "x".repeat(5000) });
    expect(message.length).toBeLessThan(120);
  });
});
