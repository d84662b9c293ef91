import { join } from "node:path";
import { Code, ConnectError } from "@connectrpc/connect";
import { MapOrder, Rule } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLibsql } from "../src/store/open-libsql.ts";
import { ScannedPets } from "./scanned-pets.ts";

let pets: ScannedPets;
beforeAll(async () => {
  pets = await ScannedPets.start();
});
afterAll(() => pets.services.close());

describe("while a scan runs", () => {
  const place = { dataset: "menagerie", split: "train" };
  let running = "";
  beforeAll(async () => {
    const { scan } = await pets.client.createScan({ model: "small", ...place, layers: ["relu2"], k: 64 });
    running = scan?.id ?? "";
    for await (const { scan, changedMaps } of pets.client.watchScan({ id: running })) {
      if (changedMaps.length > 0 && Number(scan?.progress?.done) >= 64) break;
    }
  });
  afterAll(() => pets.client.cancelScan({ id: running }));

  test("its tops and statistics are those of the images so far", async () => {
    const before = Number((await pets.client.getScan({ id: running })).scan?.progress?.done);
    const { activations } = await pets.tops({ scanId: running, layer: "relu2", channels: [1], includePictures: true });
    const { maps } = await pets.statistics({ scanId: running, layer: "relu2", channels: [1] });
    const after = Number((await pets.client.getScan({ id: running })).scan?.progress?.done);
    expect(Number(maps[0]?.images)).toBeGreaterThanOrEqual(before);
    expect(Number(maps[0]?.images)).toBeLessThanOrEqual(after);
    expect(activations.length).toBeGreaterThan(0);
    for (const { image, activation, unit } of activations.slice(0, 3)) {
      expect(image?.index).toBeLessThan(after);
      const found = (await pets.findMaxima(place, image?.index ?? 0, "relu2"))[1];
      expect(found?.activation).toBeCloseTo(activation, 5);
      expect([found?.y, found?.x]).toEqual([unit?.y, unit?.x]);
    }
  });

  test("pages of maps show one state, though it goes on", async () => {
    const request = { scanId: running, layer: "relu2", order: MapOrder.MAXIMUM, pageSize: 5 };
    const first = await pets.statistics(request);
    const then = (await pets.client.getScan({ id: running })).scan?.progress?.done ?? 0n;
    for await (const { scan } of pets.client.watchScan({ id: running })) {
      if ((scan?.progress?.done ?? 0n) > then) break;
    }
    const second = await pets.statistics({ ...request, pageToken: first.nextPageToken });
    const third = await pets.statistics({ ...request, pageToken: second.nextPageToken });
    const all = [...first.maps, ...second.maps, ...third.maps];
    expect(new Set(all.map(({ channel }) => channel)).size).toBe(12);
    expect(new Set(all.map(({ images }) => images)).size).toBe(1);
  });

  test("other calls come in between pictures; a cancel frees the engine, and what was made is kept", async () => {
    const controller = new AbortController();
    const ended: string[] = [];
    const request = { scanId: running, layer: "relu2", includePictures: true, rule: Rule.GUIDED, pageSize: 12 };
    const pictures = pets.client
      .listTopActivations(request, { signal: controller.signal })
      .catch((reason: unknown) => reason)
      .finally(() => ended.push("pictures"));
    const database = await openLibsql(join(pets.services.dataDir, "deconvscope.db"));
    const kept = () => database.query("SELECT 1 FROM pictures WHERE dataset LIKE 'menagerie%' LIMIT 1");
    await expect.poll(kept, { timeout: 60_000 }).toHaveLength(1);
    for (let i = 0; i < 3; i++) {
      await pets.findMaxima(place, i, "conv1");
      ended.push("another call");
    }
    expect(ended).toEqual(["another call", "another call", "another call"]);
    controller.abort();
    expect(ConnectError.from(await pictures).code).toBe(Code.Canceled);
    await pets.findMaxima(place, 3, "conv1");
    expect(await kept()).toHaveLength(1);
    await database.close();
  });
});
