import { Code } from "@connectrpc/connect";
import { MapOrder, type Rule, type TopActivation } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "./refusal.ts";
import { k, labelOf, layers, ScannedPets } from "./scanned-pets.ts";

let pets: ScannedPets;
beforeAll(async () => {
  pets = await ScannedPets.start();
});
afterAll(() => pets.services.close());

function plain({ unit, rank, activation, image, labels }: TopActivation) {
  return { channel: unit?.channel, y: unit?.y, x: unit?.x, rank, activation, image: image?.index, labels };
}

describe("the strongest activations", () => {
  test.each(layers)("of %s are those that every image has by itself", async (layer) => {
    const { activations, provenance } = await pets.tops({ layer, pageSize: 64 });
    const expected = (await pets.findStrongest(layer)).flatMap((images, channel) =>
      images.slice(0, k).map((top, rank) => ({ channel, rank, ...top, labels: [labelOf(top.image)] })),
    );
    expect(activations.map(plain)).toEqual(expected);
    expect(activations[0]?.image).toMatchObject({ dataset: "pets", split: "all" });
    expect(activations.every(({ projectionPng, scale }) => projectionPng.length === 0 && scale === 0)).toBe(true);
    expect(JSON.parse(provenance?.parametersJson ?? "")).toMatchObject({
      scanId: pets.scanId,
      layer,
      k,
      rule: "RULE_DECONVNET",
    });
  });

  test("of the channels asked for, in their order, page by page", async () => {
    const channels = [7, 2, 11, 0];
    const listed: number[] = [];
    let pageToken = "";
    let pages = 0;
    do {
      const page = await pets.tops({ layer: "relu2", channels, pageSize: 3, pageToken });
      listed.push(...page.activations.map(({ unit }) => unit?.channel ?? -1));
      pageToken = page.nextPageToken;
      pages += 1;
    } while (pageToken !== "");
    expect([...new Set(listed)]).toEqual(channels);
    expect(pages).toBe(2);
  });

  test("of fewer images than k there are as many as there are images", async () => {
    await pets.register("few", 3, ["cat"]);
    const id = await pets.scan("few", 64);
    const { activations } = await pets.tops({ scanId: id, layer: "conv1", channels: [0] });
    expect(activations.map(({ image }) => image?.index).sort()).toEqual([0, 1, 2]);
  });

  test("of images without labels have none", async () => {
    await pets.register("flat", 6, []);
    const id = await pets.scan("flat", k);
    const { activations } = await pets.tops({ scanId: id, layer: "relu2" });
    expect(activations.length).toBeGreaterThan(0);
    expect(activations.flatMap(({ labels }) => labels)).toEqual([]);
    const { maps } = await pets.statistics({ scanId: id, layer: "relu2" });
    expect(maps.map(({ purity, labels }) => [purity, labels.length])).toEqual(maps.map(() => [0, 0]));
    expect(await refusal(pets.statistics({ scanId: id, layer: "relu2", label: 0 }))).toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: "label: 0 given; the images have no labels",
    });
  });
});

describe("a request that is wrong names the field", () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ["scan", () => pets.tops({ scanId: "none", layer: "conv1" }), /^scan_id: no scan "none"/],
    [
      "layer",
      () => pets.tops({ layer: "conv2" }),
      /^layer: layer "conv2" was not scanned; there is "conv1", "relu2", "dense"/,
    ],
    ["channel", () => pets.tops({ layer: "conv1", channels: [0, 8] }), /^channels\[1\]: 8 given; "conv1" has 8 maps/],
    ["rule", () => pets.tops({ layer: "conv1", rule: 9 as Rule }), /^rule: 9 given/],
    ["page size", () => pets.tops({ layer: "conv1", pageSize: 65 }), /^page_size: 65 given; expected 1 … 64/],
    ["statistics' layer", () => pets.statistics({ layer: "" }), /^layer: nothing given/],
    [
      "order",
      () => pets.statistics({ layer: "conv1", order: 9 as MapOrder }),
      /^order: 9 given; expected MAP_ORDER_CHANNEL/,
    ],
    ["order by no label", () => pets.statistics({ layer: "conv1", order: MapOrder.LABEL }), /^label: nothing given/],
    ["label", () => pets.statistics({ layer: "conv1", label: 3 }), /^label: 3 given; expected 0 … 2/],
  ])("%s", async (_, call, words) => {
    expect((await refusal(call())).rawMessage).toMatch(words);
  });
});
