import { writeOnnx } from "@deconvscope/network";
import { MapOrder, type MapStatistics } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { count, k, labelOf, labels, layers, ScannedPets } from "./scanned-pets.ts";
import { smallNetwork } from "./small-model.ts";
import { watchToEnd } from "./watch-to-end.ts";

let pets: ScannedPets;
beforeAll(async () => {
  pets = await ScannedPets.start();
});
afterAll(() => pets.services.close());

describe("the statistics", () => {
  test.each(layers)("of %s are those of every image's maxima", async (layer) => {
    const { maps, totalMaps, deadMaps, nextPageToken } = await pets.statistics({ layer });
    const strongest = await pets.findStrongest(layer);
    expect([maps.length, totalMaps, nextPageToken]).toEqual([strongest.length, strongest.length, ""]);
    expect(deadMaps).toBe(maps.filter(({ firing }) => firing === 0n).length);
    for (const [channel, map] of maps.entries()) {
      const values = (strongest[channel] ?? []).map(({ activation }) => activation);
      const maximum = values[0] ?? 0;
      const sum = values.reduce((total, value) => total + value, 0);
      const best = (strongest[channel] ?? []).slice(0, k);
      const counts = labels
        .map((_, label) => ({
          label,
          count: best.filter(({ image }) => labelOf(image) === label).length,
          rank: best.findIndex(({ image }) => labelOf(image) === label),
        }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || a.rank - b.rank);
      expect(map).toMatchObject({ channel, images: BigInt(count), firing: BigInt(values.length), maximum });
      expect(map.mean).toBeCloseTo(sum / count, 6);
      expect(map.histogram).toHaveLength(64);
      expect(map.histogram.reduce((total, bin) => total + bin, 0n)).toBe(BigInt(count));
      expectHistogram(map.histogram, [...values, ...new Array<number>(count - values.length).fill(0)], maximum);
      expect(
        Math.abs(map.aboveHalf - values.filter((value) => value > maximum / 2).length / count),
      ).toBeLessThanOrEqual(
        values.filter((value) => Math.abs(value - maximum / 2) < maximum / 256).length / count + 1e-6,
      );
      expect(map.labels.map(({ label, count }) => ({ label, count }))).toEqual(
        counts.map(({ label, count }) => ({ label, count })),
      );
      expect(map.purity).toBeCloseTo((counts[0]?.count ?? 0) / Math.max(1, best.length), 6);
    }
  });

  /** Each bin holds what surely belongs to it, and at most what may. */
  function expectHistogram(histogram: readonly bigint[], values: readonly number[], maximum: number): void {
    if (maximum === 0) {
      expect(histogram).toEqual([BigInt(values.length), ...new Array<bigint>(63).fill(0n)]);
      return;
    }
    const margin = maximum / 256;
    for (const [bin, found] of histogram.entries()) {
      const [from, to] = [(bin * maximum) / 64, bin === 63 ? Number.POSITIVE_INFINITY : ((bin + 1) * maximum) / 64];
      const surely = values.filter((value) => value >= from + margin && value < to - margin).length;
      const maybe = values.filter((value) => value >= from - margin && value < to + margin).length;
      expect(Number(found)).toBeGreaterThanOrEqual(surely);
      expect(Number(found)).toBeLessThanOrEqual(maybe);
    }
  }

  const orders: [string, MapOrder, (map: MapStatistics) => number][] = [
    ["maximum", MapOrder.MAXIMUM, ({ maximum }) => -maximum],
    ["selectivity", MapOrder.SELECTIVITY, ({ aboveHalf }) => aboveHalf],
    ["purity", MapOrder.PURITY, ({ purity }) => -purity],
  ];
  test.each(orders)("in the order of %s, page by page", async (_, order, rank) => {
    const all = (await pets.statistics({ layer: "relu2" })).maps;
    const alive = all.filter(({ firing }) => firing > 0n);
    const expected = alive.sort((a, b) => rank(a) - rank(b) || a.channel - b.channel).map(({ channel }) => channel);
    const listed: number[] = [];
    let pageToken = "";
    do {
      const page = await pets.statistics({ layer: "relu2", order, firingOnly: true, pageSize: 5, pageToken });
      expect(page.totalMaps).toBe(alive.length);
      listed.push(...page.maps.map(({ channel }) => channel));
      pageToken = page.nextPageToken;
    } while (pageToken !== "");
    expect(listed).toEqual(expected);
  });

  test("of maps that show a label, most of it first", async () => {
    const { maps, totalMaps } = await pets.statistics({ layer: "relu2", label: 1 });
    const shown = maps.map(({ labels }) => labels.find(({ label }) => label === 1)?.count ?? 0);
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
    const { activations } = await pets.tops({ layer: "relu2", pageSize: 64 });
    const ranks = maps.map(({ channel }) =>
      activations.findIndex(({ unit, labels }) => unit?.channel === channel && labels.includes(1)),
    );
    const places = ranks.map((at) => activations[at]?.rank ?? Number.NaN);
    const compare = (a: number, b: number) =>
      shown[b]! - shown[a]! || places[a]! - places[b]! || maps[b]!.maximum - maps[a]!.maximum;
    expect(maps.map((_, at) => at).sort(compare)).toEqual(maps.map((_, at) => at));
    expect(shown.every((count) => count > 0)).toBe(true);
    const all = (await pets.statistics({ layer: "relu2" })).maps;
    expect(totalMaps).toBe(all.filter(({ labels }) => labels.some(({ label }) => label === 1)).length);
  });

  test("of the channels asked for, each once, by channel", async () => {
    const { maps, totalMaps } = await pets.statistics({ layer: "relu2", channels: [9, 2, 9] });
    expect([maps.map(({ channel }) => channel), totalMaps]).toEqual([[2, 9], 2]);
  });

  test("of maps that never fire: dead, without tops, last", async () => {
    await importBytes(
      pets.services.transport,
      { name: "dead", preprocessing: { divideBy: 255 } },
      modelWithDeadMaps([2, 5]),
    );
    const { scan } = await pets.client.createScan({ model: "dead", dataset: "pets", layers: ["relu1"] });
    await watchToEnd(pets.services.transport, scan?.id ?? "");
    const request = { scanId: scan?.id ?? "", layer: "relu1" };
    const { maps, deadMaps, totalMaps } = await pets.statistics({ ...request, order: MapOrder.SELECTIVITY });
    expect([deadMaps, totalMaps]).toEqual([2, 8]);
    expect(maps.slice(-2).map(({ channel, maximum, mean, aboveHalf }) => [channel, maximum, mean, aboveHalf])).toEqual([
      [2, 0, 0, 0],
      [5, 0, 0, 0],
    ]);
    expect(maps.at(-1)?.histogram[0]).toBe(BigInt(count));
    expect(await pets.statistics({ ...request, firingOnly: true })).toMatchObject({ deadMaps: 2, totalMaps: 6 });
    expect((await pets.tops({ ...request, channels: [2, 5] })).activations).toEqual([]);
  });
});

/** The small model; some maps of its first layer are 0 whatever they see. */
function modelWithDeadMaps(channels: readonly number[]): Uint8Array {
  const network = smallNetwork();
  for (const layer of network.layers) {
    if (layer.operator === "Conv" && layer.name === "conv1") {
      const count = layer.filters.shape.at(-1) ?? 1;
      layer.filters.data.forEach((_, index) => {
        if (channels.includes(index % count)) layer.filters.data[index] = 0;
      });
    }
  }
  return writeOnnx(network);
}

test("a page token of another request", async () => {
  const { nextPageToken } = await pets.statistics({ layer: "relu2", pageSize: 2 });
  for (const request of [
    { layer: "conv1", pageSize: 2 },
    { layer: "relu2", firingOnly: true },
  ]) {
    expect((await refusal(pets.statistics({ ...request, pageToken: nextPageToken }))).rawMessage).toMatch(
      /^page_token: /,
    );
  }
  expect((await pets.statistics({ layer: "relu2", pageSize: 4, pageToken: nextPageToken })).maps[0]?.channel).toBe(2);
});
