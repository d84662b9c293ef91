import { describe, expect, it } from "vitest";
import { countParameters } from "../count-parameters.ts";
import type { Network } from "../network.ts";
import type { Architecture } from "./architecture.ts";
import { architectures } from "./architectures.ts";
import { drawGaussian } from "./draw-gaussian.ts";
import { instantiate } from "./instantiate.ts";
import { seedAfter, seededRandom } from "./seeded-random.ts";

function make(name: string, classes = 12): Architecture {
  const architecture = architectures.get(name);
  if (!architecture) throw new Error(`no architecture is named ${name}`);
  return architecture(classes);
}

function withoutDense(architecture: Architecture): Architecture {
  const end = architecture.layers.findIndex(({ operator }) => operator === "Gemm");
  return { ...architecture, layers: architecture.layers.slice(0, end) };
}

function shapes(network: Network): Record<string, string> {
  return Object.fromEntries(network.layers.map(({ name, shape }) => [name, shape.join("×")]));
}

function weightsOf(network: Network, name: string): Float32Array {
  const layer = network.layers.find((one) => one.name === name);
  if (layer?.operator !== "Conv") throw new Error(`${name} is no convolution`);
  return layer.filters.data;
}

function deviationOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

describe("architectures", () => {
  it("zfnet has the paper's map sizes and widths", () => {
    const network = instantiate(withoutDense(make("zfnet")), seededRandom(1), "gaussian-0.01");
    expect(shapes(network)).toMatchObject({
      input: "224×224×3",
      conv1: "110×110×96",
      pool1: "55×55×96",
      norm1: "55×55×96",
      conv2: "26×26×256",
      pool2: "13×13×256",
      conv3: "13×13×384",
      conv4: "13×13×384",
      conv5: "13×13×256",
      pool5: "6×6×256",
      flatten: "9216",
    });
  });

  it("alexnet has maps of 55, 27, 13 and 6 cells, and 2,334,080 parameters in its convolutions", () => {
    const network = instantiate(withoutDense(make("alexnet")), seededRandom(1), "gaussian-0.01");
    const sizes = { conv1: "55×55×96", pool1: "27×27×96", conv2: "27×27×256", pool2: "13×13×256", pool5: "6×6×256" };
    expect(shapes(network)).toMatchObject(sizes);
    expect(network.layers.reduce((sum, layer) => sum + countParameters(layer), 0)).toBe(2_334_080);
  });

  it.each(["zfnet", "alexnet"])("%s ends in 4096, 4096 and a softmax over the classes, with dropout of 0.5", (name) => {
    expect(make(name, 1000).layers.slice(-8)).toMatchObject([
      { name: "fc6", units: 4096 },
      { name: "relu6" },
      { name: "dropout6", rate: 0.5 },
      { name: "fc7", units: 4096 },
      { name: "relu7" },
      { name: "dropout7", rate: 0.5 },
      { name: "fc8", units: 1000 },
      { name: "softmax", operator: "Softmax" },
    ]);
  });

  it.each(["zfnet-small", "alexnet-small"])(
    "%s fits 64 to 96 pixels and stays below 1.2 million parameters",
    (name) => {
      for (const side of [64, 80, 96]) {
        const network = instantiate({ ...make(name), inputShape: [side, side, 3] }, seededRandom(1), "he");
        expect(network.layers.at(-1)).toMatchObject({ operator: "Softmax", shape: [12] });
        expect(network.layers.reduce((sum, layer) => sum + countParameters(layer), 0)).toBeLessThan(1.2e6);
      }
    },
  );

  it("survives JSON", () => {
    for (const name of architectures.keys()) {
      expect(JSON.parse(JSON.stringify(make(name)))).toEqual(make(name));
    }
  });
});

describe("instantiate", () => {
  it("gives the same network for the same seed and another for another", () => {
    const [first, again, other] = [1, 1, 2].map((seed) => instantiate(make("zfnet-small"), seededRandom(seed), "he"));
    expect(again).toEqual(first);
    expect(weightsOf(other!, "conv1")).not.toEqual(weightsOf(first!, "conv1"));
  });

  it("draws He's deviation, or 0.01", () => {
    const he = instantiate(make("zfnet-small"), seededRandom(1), "he");
    const paper = instantiate(make("zfnet-small"), seededRandom(1), "gaussian-0.01");
    expect(deviationOf(weightsOf(he, "conv3")) / Math.sqrt(2 / (3 * 3 * 64))).toBeCloseTo(1, 1);
    expect(deviationOf(weightsOf(paper, "conv3")) / 0.01).toBeCloseTo(1, 1);
  });

  it.each(["he", "gaussian-0.01"] as const)("begins with biases of 0 (%s)", (initialise) => {
    const { layers } = instantiate(make("zfnet-small"), seededRandom(1), initialise);
    const biases = layers.flatMap((layer) =>
      "bias" in layer && layer.bias instanceof Float32Array ? [layer.bias] : [],
    );
    expect(biases).toHaveLength(7);
    expect(biases.every((bias) => bias.every((value) => value === 0))).toBe(true);
  });

  it("names the layer that does not fit", () => {
    const small = { ...make("zfnet"), inputShape: [32, 32, 3] };
    expect(() => instantiate(small, seededRandom(1), "he")).toThrow(
      'layer "pool2" (MaxPool): expected a padded height of at least 3 for its window, got 2',
    );
    const odd = { ...make("zfnet-small"), layers: [{ name: "fc", operator: "Gemm", units: 0 } as const] };
    expect(() => instantiate(odd, seededRandom(1), "he")).toThrow('layer "fc" (Gemm): expected weights of 1 to');
  });
});

describe("seededRandom", () => {
  it("is uniform in [0, 1)", () => {
    const random = seededRandom(7);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 20_000; draw += 1) {
      const bin = Math.floor(random() * 10);
      counts[bin] = (counts[bin] ?? Number.NaN) + 1;
    }
    expect(counts.every((count) => Math.abs(count - 2000) < 200)).toBe(true);
  });

  it.each([0, 1, 1000])("goes on after %d draws with the seed for it", (draws) => {
    const random = seededRandom(-7);
    for (let draw = 0; draw < draws; draw += 1) random();
    const rest = seededRandom(seedAfter(-7, draws));
    expect([rest(), rest()]).toEqual([random(), random()]);
  });
});

describe("drawGaussian", () => {
  it("has the mean 0, the deviation asked for, and 4.6 % of its values beyond two deviations", () => {
    const values = drawGaussian(30_001, 3, seededRandom(9));
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0, 1);
    expect(deviationOf(values)).toBeCloseTo(3, 1);
    expect(values.filter((value) => Math.abs(value) > 6).length / values.length).toBeCloseTo(0.046, 2);
  });
});
