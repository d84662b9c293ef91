import { copyFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { Code, createClient } from "@connectrpc/connect";
import { decodeImage } from "@deconvscope/datasets";
import { DatasetService, ModelService, Rule, type TopActivation } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shrinkPixels } from "../src/engine/shrink-pixels.ts";
import { openLibsql } from "../src/store/open-libsql.ts";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { layers, ScannedPets } from "./scanned-pets.ts";
import { smallModel } from "./small-model.ts";
import { signalEngine } from "./start-test-services.ts";

let pets: ScannedPets;
beforeAll(async () => {
  pets = await ScannedPets.start();
});
afterAll(() => pets.services.close());

function plain({ unit, rank, activation, image, labels }: TopActivation) {
  return { channel: unit?.channel, y: unit?.y, x: unit?.x, rank, activation, image: image?.index, labels };
}

describe("pictures of tops", () => {
  async function reconstruct({ unit, image }: TopActivation) {
    const source = { source: { case: "datasetImage", value: image ?? {} } } as const;
    for await (const { reconstruction } of pets.client.reconstruct({
      model: "small",
      image: source,
      units: [unit ?? {}],
    })) {
      return reconstruction;
    }
    return undefined;
  }

  test.each(layers)("of %s are Reconstruct's, to the byte, also when they are read again", async (layer) => {
    const request = { layer, channels: [1, 3], includePictures: true };
    const { activations, provenance } = await pets.tops(request);
    expect(activations.length).toBeGreaterThan(0);
    for (const top of activations) {
      const expected = await reconstruct(top);
      expect(top.receptiveField).toEqual(expected?.receptiveField);
      expect(top.scale).toBe(expected?.scale);
      expect(Buffer.from(top.projectionPng)).toEqual(Buffer.from(expected?.projectionPng ?? []));
      expect(Buffer.from(top.patchPng)).toEqual(Buffer.from(expected?.patchPng ?? []));
    }
    expect((await pets.tops(request)).activations).toEqual(activations);
    expect(provenance?.backend).toMatch(/^\w+ \d/);
  });

  test("are kept: what is there is answered while the engine stands still", async () => {
    const request = { layer: "relu2", channels: [0, 5], includePictures: true, pictureSide: 6 };
    const first = await pets.tops(request);
    expect(first.activations[0]?.projectionPng.length).toBeGreaterThan(0);
    signalEngine(pets.services, "SIGSTOP");
    try {
      expect((await pets.tops(request)).activations).toEqual(first.activations);
    } finally {
      signalEngine(pets.services, "SIGCONT");
    }
  });

  test("are made smaller, never larger, and zero stays mid-grey", async () => {
    const request = { layer: "relu2", channels: [4], includePictures: true };
    const whole = (await pets.tops(request)).activations;
    const small = (await pets.tops({ ...request, pictureSide: 4 })).activations;
    const large = (await pets.tops({ ...request, pictureSide: 100 })).activations;
    expect(large.map(({ projectionPng }) => projectionPng)).toEqual(whole.map(({ projectionPng }) => projectionPng));
    for (const [index, top] of small.entries()) {
      for (const picture of ["projectionPng", "patchPng"] as const) {
        const { pixels, width, height } = await decodeImage(whole[index]?.[picture] ?? new Uint8Array());
        const expected = shrinkPixels({ pixels, width, height }, 3, 4);
        const decoded = await decodeImage(top[picture]);
        expect({ ...decoded, pixels: [...decoded.pixels] }).toMatchObject({
          ...expected,
          pixels: [...expected.pixels],
        });
      }
      expect(top.scale).toBe(whole[index]?.scale);
    }
  });

  test("another rule gives others", async () => {
    const request = { layer: "relu2", channels: [4], includePictures: true };
    const [one, other] = await Promise.all([pets.tops(request), pets.tops({ ...request, rule: Rule.GRADIENT })]);
    expect(other.activations[0]?.projectionPng).not.toEqual(one.activations[0]?.projectionPng);
    expect(other.activations.map(plain)).toEqual(one.activations.map(plain));
  });

  test("of an image that cannot be read any more are missing; the others are there", async () => {
    const [, , third = ""] = await pets.register("fading", 6, []);
    const id = await pets.scan("fading", 6);
    await truncate(third, 200);
    const request = { scanId: id, layer: "conv1", channels: [0], includePictures: true };
    const { activations } = await pets.tops(request);
    const without = activations.filter(({ projectionPng }) => projectionPng.length === 0);
    expect(activations).toHaveLength(6);
    expect(without.map(({ image, patchPng, scale }) => [image?.index, patchPng.length, scale])).toEqual([[2, 0, 0]]);
  });

  test("of an image that is another one now are missing: they would not be what was scanned", async () => {
    const [first = "", , third = ""] = await pets.register("swapped", 6, []);
    const id = await pets.scan("swapped", 6);
    await copyFile(first, third);
    const { activations } = await pets.tops({ scanId: id, layer: "conv1", channels: [0], includePictures: true });
    const without = activations.filter(({ projectionPng }) => projectionPng.length === 0);
    expect(activations).toHaveLength(6);
    expect(without.map(({ image, patchPng }) => [image?.index, patchPng.length])).toEqual([[2, 0]]);
  });

  test("are of what was scanned: a new scan of images that were replaced has others than the one before", async () => {
    const paths = await pets.register("renewed", 6, []);
    const picturesOf = async (scanId: string) => {
      const all = await Promise.all(
        layers.map((layer) => pets.tops({ scanId, layer, pageSize: 64, includePictures: true })),
      );
      return all.flatMap(({ activations }) => activations);
    };
    const before = await pets.scan("renewed", 6);
    const first = await picturesOf(before);
    await copyFile(paths[0]!, paths[2]!);
    const after = await pets.scan("renewed", 6);
    for (const top of await picturesOf(after)) {
      const expected = await reconstruct(top);
      expect(Buffer.from(top.patchPng)).toEqual(Buffer.from(expected?.patchPng ?? []));
    }
    expect(await picturesOf(before)).toEqual(first);
  });

  test("go with their model; a scan of a model that was replaced says so", async () => {
    await importBytes(pets.services.transport, { name: "other", preprocessing: { divideBy: 255 } }, smallModel(2));
    const id = await pets.scan("pets", 1, "other");
    const request = { scanId: id, layer: "conv1", channels: [0], includePictures: true };
    const { activations } = await pets.tops(request);
    expect(activations[0]?.patchPng.length).toBeGreaterThan(0);
    const models = createClient(ModelService, pets.services.transport);
    const { sha256 = "" } = (await models.getModel({ model: "other" })).summary ?? {};
    const database = await openLibsql(join(pets.services.dataDir, "deconvscope.db"));
    const kept = async (): Promise<unknown> =>
      (await database.query("SELECT COUNT(*) AS count FROM pictures WHERE model_sha256 = ?", [sha256]))[0]?.count;
    expect(await kept()).toBe(1);
    await models.deleteModel({ model: "other" });
    expect(await kept()).toBe(0);
    await database.close();
    const gone = await refusal(pets.tops(request));
    expect(gone.code).toBe(Code.FailedPrecondition);
    expect(gone.rawMessage).toMatch(/^scan_id: "other@[0-9a-f]{8}", which was scanned, was deleted; import it again/);
    expect((await pets.statistics({ scanId: id, layer: "conv1" })).maps).toHaveLength(8);
  });

  test("go with their dataset; the scan keeps its numbers", async () => {
    await pets.register("leaving", 4, []);
    const id = await pets.scan("leaving", 2);
    const request = { scanId: id, layer: "conv1", channels: [0], includePictures: true };
    const { activations } = await pets.tops(request);
    const database = await openLibsql(join(pets.services.dataDir, "deconvscope.db"));
    const sql = "SELECT COUNT(*) AS count FROM pictures WHERE dataset LIKE '%/leaving'";
    const kept = async (): Promise<unknown> => (await database.query(sql))[0]?.count;
    expect(await kept()).toBe(2);
    await createClient(DatasetService, pets.services.transport).deleteDataset({ name: "leaving" });
    expect(await kept()).toBe(0);
    await database.close();
    expect((await refusal(pets.tops(request))).code).toBe(Code.NotFound);
    const without = await pets.tops({ ...request, includePictures: false });
    expect(without.activations.map(plain)).toEqual(activations.map(plain));
  });
});
