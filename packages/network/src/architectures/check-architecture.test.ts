import { describe, expect, it } from "vitest";
import { countFlops } from "../count-flops.ts";
import { countParameters } from "../count-parameters.ts";
import { architectures } from "./architectures.ts";
import { checkArchitecture } from "./check-architecture.ts";
import { fitArchitecture } from "./fit-architecture.ts";
import { instantiate } from "./instantiate.ts";
import { seededRandom } from "./seeded-random.ts";

const make = (name: string) => architectures.get(name)!(1000);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("checkArchitecture", () => {
  it.each(["zfnet-small", "alexnet-small"])("%s: what its network has, layer by layer", (name) => {
    const network = instantiate(make(name), seededRandom(1), "he");
    const layers = network.layers.slice(1);
    const checked = checkArchitecture(make(name));
    expect(checked).toEqual({
      layers: layers.map((layer) => ({
        name: layer.name,
        operator: layer.operator,
        shape: layer.shape,
        parameters: countParameters(layer),
      })),
      parameters: sum(layers.map(countParameters)),
      flops: sum(layers.map((layer) => countFlops(network, layer))),
    });
  });

  it("zfnet has 62,357,608 parameters and takes 2.34 · 10⁹ operations an image", () => {
    const { parameters, flops, problem } = checkArchitecture(make("zfnet"));
    expect(problem).toBeUndefined();
    expect(parameters).toBe(62_357_608);
    expect(flops / 1e9).toBeCloseTo(2.34, 2);
  });

  it("stops at the first layer that does not fit", () => {
    const { layers, problem, parameters } = checkArchitecture(fitArchitecture(make("zfnet"), { inputSize: 32 }));
    expect(layers.at(-1)).toEqual({ name: "relu2", operator: "Relu", shape: [2, 2, 256], parameters: 0 });
    expect(parameters).toBe((7 * 7 * 3 + 1) * 96 + (5 * 5 * 96 + 1) * 256);
    expect(problem).toEqual({
      path: "layers[6]",
      message: 'layer "pool2" (MaxPool): expected a padded height of at least 3 for its window, got 2',
    });
  });

  it("refuses what ends in a map of scores", () => {
    const { layers } = architectures.get("zfnet-small")!(3);
    const flat = {
      ...architectures.get("zfnet-small")!(3),
      layers: layers.filter(({ operator }) => operator !== "Flatten"),
    };
    const { problem, layers: checked } = checkArchitecture(flat);
    expect(problem?.message).toContain('got layer "softmax" (Softmax) of');
    expect(problem?.path).toBe(`layers[${flat.layers.length - 1}]`);
    expect(checked).toHaveLength(flat.layers.length);
  });

  it("refuses an input and weights that nothing could hold", () => {
    expect(checkArchitecture({ ...make("zfnet"), inputShape: [2 ** 20, 2 ** 20, 3] }).problem?.path).toBe("inputShape");
    const { layers, problem } = checkArchitecture(fitArchitecture(make("zfnet"), { classes: 2 ** 40 }));
    expect(layers.at(-1)?.name).toBe("dropout7");
    expect(problem?.path).toBe("layers[22]");
    expect(problem?.message).toContain('layer "fc8" (Gemm): expected weights of 1 to 268435456 values, got [4096, ');
  });
});

describe("fitArchitecture", () => {
  it("changes the units of the last Gemm and the sides of the input alone", () => {
    const fitted = fitArchitecture(make("zfnet-small"), { classes: 7, inputSize: 64 });
    const { layers, inputShape } = make("zfnet-small");
    expect(inputShape).toEqual([96, 96, 3]);
    expect(fitted.inputShape).toEqual([64, 64, 3]);
    expect(fitted.layers.filter((layer, index) => JSON.stringify(layer) !== JSON.stringify(layers[index]))).toEqual([
      { name: "fc7", operator: "Gemm", units: 7 },
    ]);
    expect(fitArchitecture(make("zfnet-small"), {})).toEqual(make("zfnet-small"));
  });

  it("refuses classes where no layer tells them apart", () => {
    const { name, inputShape, layers } = make("zfnet-small");
    const headless = { name, inputShape, layers: layers.slice(0, 3) };
    expect(fitArchitecture(headless, { inputSize: 64 }).inputShape).toEqual([64, 64, 3]);
    expect(() => fitArchitecture(headless, { classes: 2 })).toThrow(
      "layers: expected a Gemm that tells the classes apart, got none",
    );
  });
});
