import { compileNetwork } from "@deconvscope/deconvnet";
import { buildNetwork, type LayerSpec } from "@deconvscope/network";
import { beforeAll, expect, test } from "vitest";
import { startCpu } from "../../test/start-cpu.ts";
import { DiagnosisTally } from "./diagnosis-tally.ts";
import { measureBatch } from "./measure-batch.ts";
import { planDiagnosis } from "./plan-diagnosis.ts";

beforeAll(startCpu);

const pads = { top: 0, left: 0, bottom: 0, right: 0 };
const sliding = { kernel: [1, 1], strides: [1, 1], dilations: [1, 1], pads, groups: 1 } as const;

/** Of pixel p: relu a fires where p > 0, and never; relu b where p > 1, and where p < −2. Then a dense layer of two. */
const specs: LayerSpec[] = [
  { operator: "Input", name: "input", inputs: [], shape: [2, 1, 1] },
  {
    operator: "Conv",
    name: "a",
    inputs: ["input"],
    ...sliding,
    filters: { shape: [1, 1, 1, 2], data: Float32Array.of(1, 0) },
    bias: undefined,
  },
  { operator: "Relu", name: "relu a", inputs: ["a"] },
  {
    operator: "Conv",
    name: "b",
    inputs: ["input"],
    ...sliding,
    filters: { shape: [1, 1, 1, 2], data: Float32Array.of(1, -1) },
    bias: Float32Array.of(-1, -2),
  },
  { operator: "Relu", name: "relu b", inputs: ["b"] },
  { operator: "Concat", name: "both", inputs: ["relu a", "relu b"], axis: 2 },
  { operator: "GlobalMaxPool", name: "most", inputs: ["both"] },
  { operator: "Flatten", name: "flat", inputs: ["most"], shape: [4], order: "channels-last" },
  {
    operator: "Gemm",
    name: "dense",
    inputs: ["flat"],
    weights: { shape: [4, 2], data: Float32Array.of(0, 1, 0, 0, 0, 0, 0, 0) },
    bias: Float32Array.of(1, -3),
  },
  { operator: "Relu", name: "relu c", inputs: ["dense"] },
  {
    operator: "Gemm",
    name: "scores",
    inputs: ["relu c"],
    weights: { shape: [2, 1], data: Float32Array.of(1, 1) },
    bias: undefined,
  },
];

const plan = () => planDiagnosis(compileNetwork(buildNetwork(specs, "scores")));

test("counts the images on which each map is above zero anywhere; a concatenation stands for its branches", async () => {
  const planned = plan();
  const tally = new DiagnosisTally(planned);
  const depth = { aliasing: false, spectra: 0 };
  tally.add(await measureBatch(planned, Float32Array.of(0.5, -1, -3, 0, 4, 4), depth), 3, depth);
  tally.add(await measureBatch(planned, Float32Array.of(0, 1, 9, 9, 9, 9), depth), 1, depth);
  const rectified = { passesNegatives: false, images: 4 };
  expect(tally.figures(64)).toEqual([
    {
      layer: "both",
      operator: "Concat",
      stride: undefined,
      firing: { ...rectified, isDense: false, counts: Uint32Array.of(3, 0, 1, 1), dead: [1], nearlyDead: [] },
    },
    {
      layer: "relu c",
      operator: "Relu",
      stride: undefined,
      firing: { ...rectified, isDense: true, counts: Uint32Array.of(4, 1), dead: [], nearlyDead: [] },
    },
  ]);
});

test("nearly dead: on fewer than one image in a hundred, but on some", async () => {
  const planned = plan();
  const tally = new DiagnosisTally(planned);
  const depth = { aliasing: false, spectra: 0 };
  const silent = await measureBatch(planned, new Float32Array(200).fill(-1), depth);
  tally.add(silent, 100, depth);
  tally.add(await measureBatch(planned, Float32Array.of(1, 0), depth), 1, depth);
  expect(tally.figures(64)[0]!.firing).toMatchObject({
    dead: [1, 2, 3],
    nearlyDead: [0],
    counts: Uint32Array.of(1, 0, 0, 0),
  });
  tally.add(await measureBatch(planned, Float32Array.of(1, 0), depth), 1, depth);
  expect(tally.figures(64)[0]!.firing).toMatchObject({ dead: [1, 2, 3], nearlyDead: [] });
});

test("before any image nothing is dead", () => {
  expect(new DiagnosisTally(plan()).figures(64)[0]!.firing).toMatchObject({ images: 0, dead: [], nearlyDead: [] });
});

test("activations that are no numbers are refused, with the layer and the map", async () => {
  const planned = plan();
  const depth = { aliasing: false, spectra: 0 };
  const readings = await measureBatch(planned, Float32Array.of(Number.POSITIVE_INFINITY, 0), depth);
  const add = () => new DiagnosisTally(planned).add(readings, 1, depth);
  expect(add).toThrow('layer "relu a", channel 0: expected finite activations, got Infinity');
});

test("what lets values below zero through is told, joined by a concatenation too", () => {
  const leaky = specs.map((spec): LayerSpec => {
    if (spec.name === "relu b") return { ...spec, operator: "LeakyRelu", alpha: 0.1 } as LayerSpec;
    return spec.name === "relu c" ? ({ ...spec, operator: "Clip", minimum: 0, maximum: 6 } as LayerSpec) : spec;
  });
  const figures = new DiagnosisTally(planDiagnosis(compileNetwork(buildNetwork(leaky, "scores")))).figures(64);
  expect(figures.map(({ layer, firing }) => [layer, firing!.passesNegatives])).toEqual([
    ["both", true],
    ["relu c", false],
  ]);
});
