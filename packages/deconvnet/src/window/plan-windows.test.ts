import { architectures, instantiate, receptiveFields, seededRandom } from "@deconvscope/network";
import { beforeAll, describe, expect, it } from "vitest";
import { runLayers } from "../../test/run-layers.ts";
import { startCpu } from "../../test/start-cpu.ts";
import { planWindows } from "./plan-windows.ts";
import { wholeWindow } from "./window.ts";

const network = instantiate(architectures.get("zfnet-small")!(4), seededRandom(1), "he");
const layers = new Map(network.layers.map((layer) => [layer.name, layer]));
const input = network.layers[0]!;

describe("planWindows", () => {
  beforeAll(startCpu);

  it.for(["conv1", "pool1", "conv2"])("at the input is the receptive field of %s", (name) => {
    const field = receptiveFields(network).get(name)!;
    const window = planWindows(network, [layers.get(name)!], false).get(input.name);
    expect(window).toEqual({
      rows: { stride: field.strideY, start: field.offsetY, length: field.height },
      columns: { stride: field.strideX, start: field.offsetX, length: field.width },
    });
  });

  it("is one cell at the seed, and holds no layer that the signal does not pass", () => {
    const plan = planWindows(network, [layers.get("conv2")!], false);
    const cell = { stride: 1, start: 0, length: 1 };
    expect(plan.get("conv2")).toEqual({ rows: cell, columns: cell });
    expect(plan.has("conv3")).toBe(false);
  });

  it("is whole where the receptive field is no smaller than the map, and on request", () => {
    const whole = wholeWindow(input.shape);
    expect(planWindows(network, [layers.get("pool5")!], false).get(input.name)).toEqual(whole);
    expect(planWindows(network, [layers.get("conv1")!], true).get(input.name)).toEqual(whole);
    expect(planWindows(network, [layers.get("conv1")!, layers.get("pool1")!], false).get(input.name)).toEqual(whole);
  });

  it("is whole in front of a dense layer, which has none", () => {
    const plan = planWindows(network, [layers.get("fc7")!], false);
    expect(plan.get("fc7")).toBeUndefined();
    expect(plan.get("pool5")).toEqual(wholeWindow(layers.get("pool5")!.shape));
  });

  it.for([
    ["a", "b"],
    ["b", "a"],
  ] as const)("holds both branches where they meet: %s, %s", ([first, second]) => {
    const reach = { a: { width: 3, left: 2 }, b: { width: 4, left: 1 } };
    const pool = (name: "a" | "b") => ({
      name,
      operator: "MaxPool" as const,
      kernel: [1, reach[name].width] as const,
      strides: [1, 1] as const,
      dilations: [1, 1] as const,
      pads: { top: 0, left: reach[name].left, bottom: 0, right: reach[name].width - 1 - reach[name].left },
      ceil: false,
      inputs: ["input"],
    });
    const branches = [pool(first), pool(second)];
    const run = runLayers([1, 20, 1], new Float32Array(20), [
      ...branches,
      { operator: "Concat", axis: 2, inputs: branches.map(({ name }) => name) },
    ]);
    const plan = planWindows(run.compiled.network, [run.compiled.layer("Concat")], false);
    expect(plan.get("input")!.columns).toEqual({ stride: 1, start: -2, length: 5 });
    run.dispose();
  });
});
