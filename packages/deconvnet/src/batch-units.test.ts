import { buildNetwork } from "@deconvscope/network";
import { beforeAll, describe, expect, it } from "vitest";
import { noPads, runLayers } from "../test/run-layers.ts";
import { startCpu } from "../test/start-cpu.ts";
import { batchUnits, fillBatch } from "./batch-units.ts";
import { compileNetwork } from "./compile-network.ts";

const units = (layer: string, count: number) =>
  Array.from({ length: count }, () => ({ layer, channel: 0, y: 0, x: 0, activation: 1 }));
const pool = {
  operator: "MaxPool",
  kernel: [1, 1],
  strides: [1, 1],
  dilations: [1, 1],
  pads: noPads,
  ceil: false,
} as const;

describe("batchUnits", () => {
  beforeAll(startCpu);

  it("starts with one, then goes on with up to 12; layers never mix", () => {
    const { compiled, dispose } = runLayers([1, 4, 1], [1, 2, 3, 4], [pool, { operator: "Relu" }]);
    const batches = batchUnits(
      compiled,
      [...units("Relu", 9), ...units("MaxPool", 5), ...units("Relu", 1)],
      false,
      true,
    );
    expect(batches.map((batch) => [batch[0]!.layer, batch.length])).toEqual([
      ["Relu", 1],
      ["Relu", 8],
      ["MaxPool", 5],
      ["Relu", 1],
    ]);
    expect(batchUnits(compiled, units("Relu", 30), false, true).map((batch) => batch.length)).toEqual([1, 12, 12, 5]);
    expect(batchUnits(compiled, units("Relu", 30), false, false).map((batch) => batch.length)).toEqual([12, 12, 6]);
    dispose();
  });

  it("keeps the widest layer's signals below 8.5 MB, and windows take less than maps", () => {
    const input = { name: "input", operator: "Input", inputs: [], shape: [512, 512, 4] } as const;
    const compiled = compileNetwork(buildNetwork([input, { ...pool, name: "MaxPool", inputs: ["input"] }], "MaxPool"));
    expect(batchUnits(compiled, units("MaxPool", 9), true, true).map((batch) => batch.length)).toEqual([1, 2, 2, 2, 2]);
    expect(batchUnits(compiled, units("MaxPool", 9), false, true).map((batch) => batch.length)).toEqual([1, 8]);
    compiled.dispose();
  });

  it.for([
    [1024, 1],
    [300, 2],
    [150, 4],
    [80, 12],
    [50, 12],
  ])("full batches need no filling up: maps of 512 × %i take %i a batch", ([columns, size]) => {
    const input = { name: "input", operator: "Input", inputs: [], shape: [512, columns!, 4] } as const;
    const compiled = compileNetwork(buildNetwork([input, { ...pool, name: "MaxPool", inputs: ["input"] }], "MaxPool"));
    const [, full] = batchUnits(compiled, units("MaxPool", 100), true, true);
    expect(full!.length).toBe(size);
    expect(fillBatch(full!)).toEqual(full);
    compiled.dispose();
  });
});

describe("fillBatch", () => {
  it("repeats the last unit up to one of few sizes", () => {
    expect([1, 2, 3, 8, 9, 12].map((count) => fillBatch(units("Relu", count)).length)).toEqual([1, 2, 4, 8, 12, 12]);
    const last = { layer: "Relu", channel: 7, y: 1, x: 2, activation: 3 };
    expect(fillBatch([...units("Relu", 2), last])).toEqual([...units("Relu", 2), last, last]);
  });
});
