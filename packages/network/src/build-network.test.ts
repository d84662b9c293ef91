import { describe, expect, it } from "vitest";
import { buildNetwork } from "./build-network.ts";
import type { LayerSpec } from "./layer-spec.ts";
import { NetworkError, type NetworkErrorCode } from "./network-error.ts";
import { convSpec, inputSpec, poolSpec, reluSpec } from "./testing/layer-specs.ts";

const input = inputSpec([8, 8, 3]);

function rejected(specs: readonly LayerSpec[], output = "relu"): { code: NetworkErrorCode; message: string } {
  try {
    buildNetwork(specs, output);
  } catch (error) {
    if (error instanceof NetworkError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("expected a NetworkError, got a network");
}

describe("buildNetwork", () => {
  it("sorts layers into execution order, the input first, and infers their shapes", () => {
    const network = buildNetwork(
      [
        poolSpec("pool", "relu"),
        reluSpec("relu", "conv"),
        input,
        convSpec("conv", "input", { channels: 3, filters: 5 }),
      ],
      "pool",
    );
    expect(network.layers.map(({ name, shape }) => [name, shape])).toEqual([
      ["input", [8, 8, 3]],
      ["conv", [6, 6, 5]],
      ["relu", [6, 6, 5]],
      ["pool", [2, 2, 5]],
    ]);
    expect(network.output).toBe("pool");
  });

  it("leaves layers that are in order as they are", () => {
    const names = ["input", "c", "a", "b"];
    const specs = [input, ...names.slice(1).map((name) => reluSpec(name, "input"))];
    expect(buildNetwork(specs, "b").layers.map(({ name }) => name)).toEqual(names);
  });

  it("sorts a chain of 50,000 layers given backwards", () => {
    const chain = Array.from({ length: 50_000 }, (_, index) =>
      reluSpec(`r${index}`, index === 0 ? "input" : `r${index - 1}`),
    );
    const network = buildNetwork([...chain.toReversed(), input], "r49999");
    expect(network.layers.at(-1)?.name).toBe("r49999");
  });

  it("refuses a name used twice", () => {
    expect(rejected([input, reluSpec("relu", "input"), reluSpec("relu", "input")])).toEqual({
      code: "inconsistent",
      message: 'two layers are named "relu"',
    });
  });

  it("refuses an input that no layer gives", () => {
    const { message } = rejected([input, reluSpec("relu", "conv9")]);
    expect(message).toBe('layer "relu" (Relu): reads "conv9", and no layer has that name');
  });

  it("refuses a cycle and names it", () => {
    const { code, message } = rejected([input, reluSpec("relu", "b"), reluSpec("a", "relu"), reluSpec("b", "a")]);
    expect({ code, message }).toEqual({
      code: "inconsistent",
      message: "layers read each other in a cycle: relu ← b ← a ← relu",
    });
  });

  it("refuses several inputs, and none", () => {
    const second: LayerSpec = { operator: "Input", name: "mask", inputs: [], shape: [8, 8, 1] };
    expect(rejected([input, second, reluSpec("relu", "input")])).toEqual({
      code: "unsupported",
      message: 'expected a network of one input, got 2: "input", "mask"',
    });
    expect(rejected([reluSpec("relu", "relu")]).message).toBe("expected a network of one input, got 0");
  });

  it("refuses an output that no layer has", () => {
    expect(rejected([input], "softmax").message).toBe('no layer is named "softmax", the network\'s output');
  });

  it("refuses weights that are not finite and says how many", () => {
    const conv = convSpec("relu", "input", { channels: 3, filters: 5 });
    conv.filters.data[3] = Number.NaN;
    conv.filters.data[4] = Number.NEGATIVE_INFINITY;
    expect(rejected([input, conv]).message).toBe(
      'layer "relu" (Conv): expected finite filters, got 2 of 135 values NaN or infinite',
    );
  });

  it("refuses weights of another length than their shape says", () => {
    const conv = convSpec("relu", "input", { channels: 3, filters: 5 });
    const short = { ...conv, filters: { ...conv.filters, data: new Float32Array(134) } };
    expect(rejected([input, short]).message).toBe(
      'layer "relu" (Conv): expected 135 values for filters [3, 3, 3, 5], got 134',
    );
    expect(rejected([input, { ...conv, bias: new Float32Array(4) }]).message).toBe(
      'layer "relu" (Conv): expected 5 values for bias, one a channel, got 4',
    );
  });

  it("refuses a batch normalisation that would divide by nothing", () => {
    const ones = Float32Array.of(1, 1, 1);
    const norm = {
      operator: "BatchNormalization",
      name: "relu",
      inputs: ["input"],
      gamma: ones,
      beta: ones,
      mean: ones,
    } as const;
    const { message } = rejected([input, { ...norm, variance: Float32Array.of(1, -2, 3), epsilon: 1 }]);
    expect(message).toBe('layer "relu" (BatchNormalization): expected variances above −epsilon (-1), got -2');
  });

  it("refuses a slope that does not repeat over the map", () => {
    const slope = { shape: [1, 1, 4], data: new Float32Array(4) };
    expect(rejected([input, { operator: "PRelu", name: "relu", inputs: ["input"], slope }]).message).toBe(
      'layer "relu" (PRelu): expected a slope that repeats over [8, 8, 3], got [1, 1, 4]',
    );
  });
});
