import { create } from "@bufbuild/protobuf";
import { DiagnoseResponseSchema, FindingSchema, Severity } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import {
  aliasingPart,
  chooseStrided,
  emptyDiagnosis,
  isOfFilters,
  isOfImages,
  isWrong,
  partialWords,
  readDiagnosis,
  toldBands,
} from "./diagnosis-state.ts";

const message = (init: Parameters<typeof create<typeof DiagnoseResponseSchema>>[1]) =>
  create(DiagnoseResponseSchema, init);
const finding = (id: string, layer: string, severity = Severity.WARNING) =>
  create(FindingSchema, { id, layer, severity });
const running = [
  message({ firstLayer: { layer: "conv1", filters: [{ channel: 0 }] }, progress: { total: 20n } }),
  message({
    layers: [
      { layer: "conv1", aliasing: 0.1 },
      { layer: "relu1", maps: 2 },
    ],
    progress: { done: 10n, total: 20n },
  }),
];
const last = message({
  layers: [
    { layer: "conv1", aliasing: 0.1 },
    { layer: "pool1", aliasing: 0.4 },
  ],
  findings: [{ id: "aliasing/pool1", layer: "pool1" }],
  complete: true,
});
const after = (...messages: ReturnType<typeof message>[]) => messages.reduce(readDiagnosis, emptyDiagnosis);

describe("readDiagnosis", () => {
  it("keeps the filters of the first message while figures run", () => {
    const state = after(...running);
    expect(state.firstLayer?.layer).toBe("conv1");
    expect(state.layers.map(({ layer }) => layer)).toEqual(["conv1", "relu1"]);
    expect([state.complete, partialWords(state)]).toEqual([false, "partial: 10 of 20"]);
  });

  it("is final with the last message, findings and all", () => {
    const state = after(...running, last);
    expect(state.findings.map(({ id }) => id)).toEqual(["aliasing/pool1"]);
    expect([state.complete, partialWords(state)]).toEqual([true, undefined]);
  });
});

describe("chooseStrided", () => {
  it("takes the layer that is asked for, that of the finding, else where most folds back", () => {
    const state = after(last);
    expect(chooseStrided(state, "conv1", undefined)?.layer).toBe("conv1");
    expect(chooseStrided(state, undefined, finding("aliasing/conv1", "conv1"))?.layer).toBe("conv1");
    expect(chooseStrided(state, "fc6", finding("dead-maps/relu1", "relu1"))?.layer).toBe("pool1");
  });

  it("waits with the choice until figures are final", () => {
    expect(chooseStrided(after(...running), undefined, undefined)).toBeUndefined();
    expect(chooseStrided(after(...running), "conv1", undefined)?.layer).toBe("conv1");
  });
});

describe("findings", () => {
  it("speak of filters or of maps", () => {
    const state = after(...running);
    expect(isOfFilters(state, finding("duplicate-filters/conv1", "conv1"))).toBe(true);
    expect(isOfFilters(state, finding("dead-maps/conv1", "conv1"))).toBe(false);
    expect(isOfFilters(state, finding("nearly-dead-maps/conv1", "conv1"))).toBe(false);
    expect(isOfFilters(state, finding("aliasing/conv1", "conv1"))).toBe(false);
    expect(isOfFilters(state, finding("dead-maps/relu1", "relu1"))).toBe(false);
  });

  it("are wrong when they are more than a note", () => {
    expect([Severity.NOTE, Severity.WARNING, Severity.PROBLEM].map((severity) => isWrong({ severity }))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe("aliasingPart", () => {
  const layers = [
    { layer: "relu1", maps: 2 },
    { layer: "conv1", aliasing: 0.1, aliasingImages: 128 },
  ];

  it("is said where what folds back is measured on fewer images than the rest", () => {
    expect(aliasingPart(after(message({ layers, progress: { done: 500n, total: 500n } })))).toBe(128);
  });

  it("is nothing where it is measured on all that could be read, or on none", () => {
    const most = message({ layers, unreadable: 12n, progress: { done: 140n, total: 140n } });
    expect(aliasingPart(after(most))).toBeUndefined();
    expect(aliasingPart(after(message({ layers: layers.slice(0, 1), progress: { done: 9n } })))).toBeUndefined();
  });
});

describe("toldBands", () => {
  const firstLayer = { layer: "conv1", filters: [{ channel: 0 }], low: 0.2, middle: 0.3, high: 0.5 };

  it("is the bank where a finding speaks of its bands", () => {
    const told = after(message({ firstLayer, findings: [finding("band-spread/conv1", "conv1")] }));
    expect(toldBands(told)).toMatchObject({ low: 0.2, middle: 0.3, high: 0.5 });
  });

  it("is nothing where none does, as of 1 × 1 filters, and without filters", () => {
    const others = [finding("duplicate-filters/conv1", "conv1")];
    expect(toldBands(after(message({ firstLayer, findings: others })))).toBeUndefined();
    expect(toldBands(after(message({ firstLayer: {} })))).toBeUndefined();
  });
});

describe("isOfImages", () => {
  it("once figures have come, and where images were looked at and no layer has any", () => {
    expect(isOfImages(after(...running))).toBe(true);
    expect(isOfImages(after(message({ complete: true, progress: { done: 20n, total: 20n } })))).toBe(true);
  });

  it("not of the filters alone, nor before the first figures", () => {
    expect(isOfImages(after(message({ complete: true, progress: { done: 0n, total: 0n } })))).toBe(false);
    expect(isOfImages(after(running[0]!))).toBe(false);
  });
});
