import { expect, test } from "vitest";
import { offerVariants } from "./make-variants.ts";

const architecture = {
  name: "tiny",
  inputShape: [32, 32, 3],
  layers: [
    { name: "conv1", operator: "Conv", filters: 8, kernel: 5 },
    { name: "relu1", operator: "Relu" },
    { name: "pool1", operator: "MaxPool", kernel: 3 },
    { name: "conv2", operator: "Conv", filters: 5, kernel: 3 },
    { name: "relu2", operator: "Relu" },
    { name: "fc6", operator: "Gemm", units: 16 },
    { name: "relu6", operator: "Relu" },
    { name: "dropout6", operator: "Dropout", rate: 0.5 },
    { name: "fc8", operator: "Gemm", units: 10 },
  ],
};

test("inner layers can go, with what acts on them; the first and the classifier stay", () => {
  const offers = offerVariants(JSON.stringify(architecture));
  expect(offers.map(({ name }) => name)).toEqual([
    "whole",
    "without conv2",
    "without fc6",
    "half the maps",
    "twice the maps",
  ]);
  const layersOf = (name: string) =>
    JSON.parse(offers.find((offer) => offer.name === name)?.json ?? "").layers.map(
      (layer: { name: string }) => layer.name,
    );
  expect(layersOf("whole")).toHaveLength(9);
  expect(layersOf("without conv2")).toEqual(["conv1", "relu1", "pool1", "fc6", "relu6", "dropout6", "fc8"]);
  expect(layersOf("without fc6")).toEqual(["conv1", "relu1", "pool1", "conv2", "relu2", "fc8"]);
  const half = JSON.parse(offers.find(({ name }) => name === "half the maps")?.json ?? "");
  expect(half.layers.map(({ filters, units }: { filters?: number; units?: number }) => filters ?? units)).toEqual([
    4,
    undefined,
    undefined,
    3,
    undefined,
    16,
    undefined,
    undefined,
    10,
  ]);
});

test("a text that is no architecture offers nothing", () => {
  expect(offerVariants("{")).toEqual([]);
  expect(offerVariants("[1]")).toEqual([]);
});
