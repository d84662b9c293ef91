import { describe, expect, test } from "vitest";
import type { LayerFigures } from "../figures/layer-figures.ts";
import type { JudgedBank, JudgedFilter } from "../filters/judge-filters.ts";
import { findFindings } from "./find-findings.ts";

const filter = {
  rms: 1,
  low: 0.3,
  middle: 0.4,
  high: 0.3,
  radialFrequency: 0.25,
  dominates: false,
  dead: false,
} as const;

function bankOf(changes: readonly Partial<JudgedFilter>[] = [], more: Partial<JudgedBank> = {}): JudgedBank {
  const filters = Array.from({ length: 20 }, (_, channel) => ({
    channel,
    ...filter,
    duplicateOf: undefined,
    ...changes[channel],
  }));
  const bands = { low: 0.3, middle: 0.4, high: 0.3 };
  const shape = [11, 11, 3, 20];
  return { layer: "conv1", shape, strides: [4, 4], filters, ...bands, spectra: new Float32Array(), side: 32, ...more };
}

function firing(
  layer: string,
  images: number,
  counts: readonly number[],
  isDense = false,
  passesNegatives = false,
): LayerFigures {
  const maps = [...counts.keys()];
  const dead = images === 0 ? [] : maps.filter((map) => counts[map] === 0);
  const nearlyDead = maps.filter((map) => counts[map]! > 0 && counts[map]! < images / 100);
  return {
    layer,
    operator: "Relu",
    stride: undefined,
    firing: { isDense, passesNegatives, images, counts: Uint32Array.from(counts), dead, nearlyDead },
  };
}

function strided(
  layer: string,
  operator: string,
  aliasing: number,
  strides: readonly [number, number] = [2, 2],
  images = 128,
): LayerFigures {
  const stride = { strides, input: [8, 8, 4], images, aliasing, spectrum: undefined, spectrumImages: 0 } as const;
  return { layer, operator, firing: undefined, stride };
}

const counts = (length: number, of: Readonly<Record<number, number>>) =>
  Array.from({ length }, (_, map) => of[map] ?? 400);
const only = (layers: readonly LayerFigures[], id: string) =>
  findFindings(bankOf(), layers).find((finding) => finding.id === id)!;

describe("maps that never fire", () => {
  test("one", () => {
    expect(only([firing("relu1", 500, counts(96, { 7: 0 }))], "dead-maps/relu1")).toEqual({
      id: "dead-maps/relu1",
      severity: "warning",
      layer: "relu1",
      text: "1 of 96 maps of relu1 never fires: not above zero anywhere on 500 images.",
      advice:
        "It costs weights and time and passes nothing on. Large early steps often kill maps: try a lower learning rate or another initialisation, hold filters' RMS at 0.1, or leave it out.",
      channels: [7],
    });
  });

  test("a tenth or more is a problem", () => {
    const { severity, text, channels } = only([firing("relu1", 500, counts(20, { 3: 0, 4: 0 }))], "dead-maps/relu1");
    expect([severity, text, channels]).toEqual([
      "problem",
      "2 of 20 maps of relu1 never fire: not above zero anywhere on 500 images.",
      [3, 4],
    ]);
  });

  test("few images are said to be, and nothing is called dead on them", () => {
    const { severity, advice } = only([firing("relu1", 20, counts(4, { 0: 0, 1: 0 }))], "dead-maps/relu1");
    expect([severity, advice]).toEqual(["note", "20 images are few: look at more before calling them dead."]);
    expect(only([firing("relu1", 1, counts(4, { 0: 0 }))], "dead-maps/relu1").advice).toMatch(
      /^1 image is few: .* calling it dead\.$/,
    );
  });

  test("a whole layer, and the units of a dense one", () => {
    const { advice } = only([firing("relu1", 500, [0, 0])], "dead-maps/relu1");
    expect(advice).toMatch(/^Nothing passes this layer/);
    expect(only([firing("fc6", 500, counts(4096, { 1: 0 }), true)], "dead-maps/fc6").text).toMatch(
      /^1 of 4,096 units of fc6 never fires/,
    );
    expect(only([firing("fc6", 500, [0], true)], "dead-maps/fc6").text).toMatch(/^The only unit of fc6 never fires/);
  });

  test("is no fault where values below zero pass the activation", () => {
    const tanh = [firing("tanh1", 500, counts(4, { 0: 0, 1: 0, 2: 1 }), false, true)];
    const { severity, advice } = only(tanh, "dead-maps/tanh1");
    expect([severity, advice]).toEqual([
      "note",
      "Values below zero pass this layer's activation too, so they are not dead: look at what they say before leaving them out.",
    ]);
    expect(only(tanh, "nearly-dead-maps/tanh1").severity).toBe("note");
  });

  test("those that fire rarely are a note, and of maps a tenth or more a warning", () => {
    const few = only([firing("relu5", 500, counts(20, { 2: 4 }))], "nearly-dead-maps/relu5");
    expect([few.severity, few.text, few.channels]).toEqual([
      "note",
      "1 of 20 maps of relu5 fires on fewer than 1 % of 500 images.",
      [2],
    ]);
    const many = only([firing("relu5", 500, counts(20, { 2: 4, 3: 1 }))], "nearly-dead-maps/relu5");
    expect([many.severity, many.text]).toEqual([
      "warning",
      "2 of 20 maps of relu5 fire on fewer than 1 % of 500 images.",
    ]);
    expect(only([firing("fc6", 500, counts(20, { 2: 4, 3: 1 }), true)], "nearly-dead-maps/fc6").severity).toBe("note");
  });
});

describe("aliasing", () => {
  test("of the first convolution: what Zeiler & Fergus did", () => {
    const { severity, text, advice } = only([strided("conv1", "Conv", 0.41, [4, 4])], "aliasing/conv1");
    expect(severity).toBe("problem");
    expect(text).toBe(
      "41 % of the energy that conv1 reads lies above the Nyquist frequency of its stride of 4, measured on 128 images.",
    );
    expect(advice).toContain(
      "(11 × 11 with stride 4 now): Zeiler & Fergus went from 11 × 11 with stride 4 to 7 × 7 with stride 2.",
    );
  });

  test("of later layers, and strides that differ", () => {
    const later = only([strided("conv2", "Conv", 0.3, [2, 1], 1)], "aliasing/conv2");
    expect([later.severity, later.text]).toEqual([
      "note",
      "30 % of the energy that conv2 reads lies above the Nyquist frequency of its stride of 2 down and 1 across, measured on 1 image.",
    ]);
    expect(later.advice).toContain("a blur or average before it");
    expect(only([strided("pool1", "MaxPool", 0.3)], "aliasing/pool1").advice).toContain("the pool after a later layer");
  });

  test("of an average pool, which is what is tried elsewhere, one step less", () => {
    const of = (aliasing: number) => only([strided("pool1", "AveragePool", aliasing)], "aliasing/pool1");
    expect([of(0.3).severity, of(0.5).severity]).toEqual(["note", "warning"]);
    expect(of(0.5).text).toBe(
      "50 % of the energy that pool1 reads lies above the Nyquist frequency of its stride of 2, measured on 128 images.",
    );
    expect(of(0.5).advice).toBe(
      "Its average weakens these frequencies before they come back as coarse patterns, but not all of them. A wider window than the stride, or a blur before it, leaves less.",
    );
  });

  test("on few images it is a note", () => {
    const severityOn = (images: number) =>
      only([strided("pool1", "MaxPool", 0.6, [2, 2], images)], "aliasing/pool1").severity;
    expect([severityOn(19), severityOn(20)]).toEqual(["note", "problem"]);
  });

  test("up to a quarter there is nothing to say", () => {
    expect(only([strided("pool1", "MaxPool", 0.25)], "aliasing/pool1")).toBeUndefined();
  });
});

describe("filters", () => {
  const idsOf = (bank: JudgedBank) => findFindings(bank).map(({ severity, id }) => `${severity} ${id}`);

  test("well spread: a note", () => {
    const [first, spread] = findFindings(bankOf());
    expect(first).toMatchObject({
      id: "nothing-found",
      layer: "",
      severity: "note",
      advice: "Give a dataset to see whether maps fire, and what strides lose.",
    });
    expect(first!.text).toBe("Nothing is wrong with what was looked at: 20 filters of conv1.");
    expect(spread).toMatchObject({ id: "band-spread/conv1", severity: "note" });
  });

  test("hardly any middle frequencies: what the paper saw", () => {
    const [imbalance] = findFindings(bankOf([], { low: 0.6, middle: 0.004, high: 0.396 }));
    expect(imbalance).toMatchObject({ id: "band-imbalance/conv1", severity: "warning" });
    expect(imbalance!.text).toBe(
      "60 % of the energy of conv1's filters lies below 1/6 cycles a pixel, 0.4 % between 1/6 and 1/3, 40 % above 1/3, over all 20 together.",
    );
    expect(imbalance!.advice).toContain("only very high and very low ones");
  });

  test("a band that is hardly covered is not called covered", () => {
    const adviceOf = (bands: Partial<JudgedBank>) => findFindings(bankOf([], bands)).at(-1)!.advice;
    expect(adviceOf({ low: 0.08, middle: 0.26, high: 0.66 })).toContain("Low frequencies");
    expect(adviceOf({ low: 0.66, middle: 0.26, high: 0.08 })).toContain("High frequencies");
    expect(adviceOf({ low: 0.5, middle: 0.3, high: 0.2 })).toContain("all frequencies");
  });

  test("one weight a channel passes all frequencies alike: nothing is said of them", () => {
    expect(idsOf(bankOf([], { shape: [1, 1, 3, 20], low: 0.087, middle: 0.263, high: 0.65 }))).toEqual([
      "note nothing-found",
    ]);
  });

  test("one filter is not all together", () => {
    const bank = bankOf();
    const [, spread] = findFindings({ ...bank, filters: bank.filters.slice(0, 1) });
    expect(spread!.text).toMatch(/above 1\/3\.$/);
  });

  test("filters of zeros have no frequencies", () => {
    const zeros = Array.from({ length: 20 }, () => ({ rms: 0, dead: true }));
    expect(idsOf(bankOf(zeros, { low: 1, middle: 0, high: 0 }))).toEqual(["warning dead-filters/conv1"]);
  });

  test("dead, dominating, repeated ones", () => {
    const bank = bankOf([{ dead: true }, { dominates: true }, { dominates: true }, { duplicateOf: 1 }]);
    expect(idsOf(bank)).toEqual([
      "warning dead-filters/conv1",
      "warning dominating-filters/conv1",
      "note duplicate-filters/conv1",
      "note band-spread/conv1",
    ]);
    expect(
      findFindings(bank)
        .slice(0, 3)
        .map(({ text }) => text),
    ).toEqual([
      "1 of 20 filters of conv1 is zero, or all but zero: of an RMS below 1/100 of the median.",
      "2 of 20 filters of conv1 dominate: of an RMS above 2.5 times the median.",
      "1 of 20 filters of conv1 repeats an earlier one: the cosine of the two is 0.95 or more.",
    ]);
    expect(findFindings(bank)[1]!.channels).toEqual([1, 2]);
  });
});

test("problems come first, else the network's order", () => {
  const layers = [
    strided("conv1", "Conv", 0.3),
    firing("relu1", 500, counts(20, { 1: 0 })),
    strided("pool1", "MaxPool", 0.5),
  ];
  expect(findFindings(bankOf(), layers).map(({ id }) => id)).toEqual([
    "aliasing/pool1",
    "aliasing/conv1",
    "dead-maps/relu1",
    "band-spread/conv1",
  ]);
});

test("nothing wrong: what was looked at", () => {
  const layers = [
    firing("relu1", 500, counts(4, {})),
    firing("relu2", 500, counts(4, {})),
    strided("pool1", "MaxPool", 0.1),
  ];
  expect(findFindings(bankOf(), layers)[0]).toMatchObject({
    id: "nothing-found",
    text: "Nothing is wrong with what was looked at: 20 filters of conv1; the maps of 2 layers on 500 images; the aliasing of 1 stride on 128 images.",
    advice: "",
  });
  const nothing = "There is nothing to look at: no convolution, no rectifier, no stride.";
  const advice = "Give a dataset to see whether maps fire, and what strides lose.";
  expect(findFindings(undefined)).toMatchObject([
    { text: "There is no convolution whose filters could be judged.", advice },
  ]);
  expect(findFindings(undefined, [])).toMatchObject([{ text: nothing, advice: "" }]);
});

test("no image that could be read is a problem, not nothing", () => {
  const [unreadable] = findFindings(bankOf(), [firing("relu1", 0, [0, 0]), strided("pool1", "MaxPool", 0, [2, 2], 0)]);
  expect(unreadable).toMatchObject({ id: "no-images", severity: "problem", layer: "" });
});
