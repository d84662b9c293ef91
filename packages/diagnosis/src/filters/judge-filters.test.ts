import { buildNetwork, type Constant, type Network, type Pair } from "@deconvscope/network";
import { describe, expect, test } from "vitest";
import { judgeFilters } from "./judge-filters.ts";

const pads = { top: 0, left: 0, bottom: 0, right: 0 };

function networkOf(filters: Constant, dilations: Pair = [1, 1], groups = 1): Network {
  const [height = 1, width = 1, depth = 1] = filters.shape;
  const sides = [(height - 1) * dilations[0] + 1, (width - 1) * dilations[1] + 1] as const;
  const input = { operator: "Input", name: "input", inputs: [], shape: [...sides, depth * groups] } as const;
  const sliding = { kernel: [height, width], strides: [2, 2], dilations, pads, groups } as const;
  const convolution = {
    operator: "Conv",
    name: "conv1",
    inputs: ["input"],
    ...sliding,
    filters,
    bias: undefined,
  } as const;
  return buildNetwork([input, convolution], "conv1");
}

/** @param filters [height, width] each, of one channel */
function bankOf(filters: readonly (readonly number[])[], height: number): Constant {
  const width = filters[0]!.length / height;
  const data = Float32Array.from({ length: filters.length * height * width }, (_, at) => {
    return filters[at % filters.length]![Math.floor(at / filters.length)]!;
  });
  return { shape: [height, width, 1, filters.length], data };
}

const judge = async (constant: Constant) => (await judgeFilters(networkOf(constant)))!;

describe("frequencies", () => {
  test("as numpy.fft.fft2 has them, zero-padded to 64 × 64 and summed over channels", async () => {
    const data = Float32Array.from({ length: 5 * 7 * 2 * 3 }, (_, k) => Math.sin(0.7 * k * k) * (1 + (k % 3)));
    const { filters, low, middle, high, spectra } = await judge({ shape: [5, 7, 2, 3], data });
    const expected = [
      [0.6899577297063328, 0.04847627374391429, 0.19562048814996555, 0.7559032381061201, 0.41420693064282976],
      [1.3845406131836442, 0.08948244549239574, 0.20849720626577148, 0.7020203482418328, 0.396938824509605],
      [1.9692365807730803, 0.0984222644277404, 0.33139380483638214, 0.5701839307358775, 0.34554924577322116],
    ];
    for (const [filter, numbers] of expected.entries()) {
      const { rms, low, middle, high, radialFrequency } = filters[filter]!;
      const measured = [rms, low, middle, high, radialFrequency];
      for (const [place, number] of numbers.entries()) expect(measured[place]).toBeCloseTo(number, 5);
    }
    for (const [share, number] of [
      [low, 0.09189789517951565],
      [middle, 0.2835184851891323],
      [high, 0.624583619631352],
      [spectra[16 * 32 + 16], 0.00029169096547575083],
      [spectra[3 * 32 + 20], 0.00023927319460313878],
      [spectra[0], 0.0016648242476270986],
    ]) {
      expect(share).toBeCloseTo(number!, 5);
    }
  });

  test("a filter of weights that lie apart is that of their places, with zeros between", async () => {
    const [a, b, c, d, e, f] = [1, -2, 3, 0.5, 4, -1];
    const apart = (await judgeFilters(networkOf(bankOf([[a, b, c, d, e, f]], 3), [2, 3])))!;
    const rows = [
      [a, 0, 0, b],
      [0, 0, 0, 0],
      [c, 0, 0, d],
      [0, 0, 0, 0],
      [e, 0, 0, f],
    ];
    const spread = await judge(bankOf([rows.flat()], 5));
    for (const band of ["low", "middle", "high"] as const) expect(apart[band]).toBeCloseTo(spread[band], 12);
    expect(apart.spectra).toEqual(spread.spectra);
  });

  test("one weight has all frequencies alike: shares are those of the areas", async () => {
    const { filters, spectra } = await judge(bankOf([[0, 1, 0, 0]], 2));
    expect(filters[0]!.low).toBeCloseTo(Math.PI / 36, 2);
    expect(filters[0]!.middle).toBeCloseTo(Math.PI / 12, 2);
    expect(filters[0]!.low + filters[0]!.middle + filters[0]!.high).toBeCloseTo(1, 12);
    for (const share of spectra) expect(share).toBeCloseTo(1 / 1024, 7);
  });

  test("a wide constant filter is low, a chequerboard high", async () => {
    const [constant, chequers] = [new Array(121).fill(1), Array.from({ length: 121 }, (_, place) => (-1) ** place)];
    const { filters } = await judge(bankOf([constant, chequers], 11));
    expect(filters[0]!.low).toBeGreaterThan(0.9);
    expect(filters[1]!.high).toBeGreaterThan(0.9);
    expect(filters[0]!.radialFrequency).toBeLessThan(0.1);
    expect(filters[1]!.radialFrequency).toBeGreaterThan(0.6);
  });

  test("across 70 weights there are 70 bins: a constant row lies in one of them, and in all 64 down", async () => {
    const { filters } = await judge(bankOf([new Array(70).fill(2)], 1));
    expect(filters[0]!.low).toBeCloseTo(21 / 64, 12);
  });
});

describe("strength", () => {
  const filters = [
    [1, -1, 1, 1],
    [1, 1, 1, -1],
    [3, 3, -3, -3],
    [0.001, 0, 0, 0],
    [1, 1, -1, -1],
    [0, 0, 0, 0],
    [2, -2, 2, 2.1],
  ];

  test("RMS; who dominates, is dead or is there already", async () => {
    const bank = await judge(bankOf(filters, 2));
    expect(bank.filters.map(({ rms }) => Number(rms.toFixed(4)))).toEqual([1, 1, 3, 0.0005, 1, 0, 2.0255]);
    const having = (test: (filter: (typeof bank.filters)[number]) => boolean) =>
      bank.filters.filter(test).map(({ channel }) => channel);
    expect(having(({ dominates }) => dominates)).toEqual([2]);
    expect(having(({ dead }) => dead)).toEqual([3, 5]);
    expect(bank.filters.map(({ duplicateOf }) => duplicateOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      2,
      undefined,
      0,
    ]);
    expect(bank).toMatchObject({ layer: "conv1", shape: [2, 2, 1, 7], strides: [2, 2], side: 32 });
  });

  test("filters that read other channels repeat nothing", async () => {
    const same = bankOf([filters[0]!, filters[0]!, filters[1]!, filters[1]!], 2);
    const repeated = async (groups: number) =>
      (await judgeFilters(networkOf(same, [1, 1], groups)))!.filters.map(({ duplicateOf }) => duplicateOf);
    expect(await repeated(1)).toEqual([undefined, 0, undefined, 2]);
    expect(await repeated(2)).toEqual([undefined, 0, undefined, 2]);
    expect(await repeated(4)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("a filter of zeros is constant, and has no spectrum", async () => {
    const { filters, spectra, ...together } = await judge(bankOf([[0, 0, 0, 0]], 2));
    expect(filters[0]).toMatchObject({
      rms: 0,
      low: 1,
      middle: 0,
      high: 0,
      radialFrequency: 0,
      dead: true,
      dominates: false,
    });
    expect(spectra.every((share) => share === 0)).toBe(true);
    expect(together).toMatchObject({ low: 1, middle: 0, high: 0 });
  });
});

test("a network without a convolution has no bank", async () => {
  const input = { operator: "Input", name: "input", inputs: [], shape: [2, 2, 1] } as const;
  const flatten = { operator: "Flatten", name: "flat", inputs: ["input"], shape: [4], order: "channels-last" } as const;
  expect(await judgeFilters(buildNetwork([input, flatten], "flat"))).toBeUndefined();
});

test("stops between filters", async () => {
  const filters = bankOf([[1, 2]], 1);
  await expect(judgeFilters(networkOf(filters), AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
});
