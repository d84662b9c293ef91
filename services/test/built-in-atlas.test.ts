import { Code, createClient } from "@connectrpc/connect";
import { LayerSummary } from "@deconvscope/atlas";
import { DeconvService, ScanState } from "@deconvscope/proto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { provideAtlas } from "../src/provide-atlas.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { watchToEnd } from "./watch-to-end.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

const client = () => createClient(DeconvService, services.transport);

async function findBuiltIn() {
  const { scans } = await client().listScans({ model: "menagerie-zfnet" });
  const builtIn = await Promise.all(scans.map(({ id }) => services.context.scans.find(id)));
  return builtIn.filter((scan) => scan?.builtIn === true);
}

test("the built-in model comes with its atlas, which stays", async () => {
  const [found, ...others] = await findBuiltIn();
  expect(others).toEqual([]);
  const { scan } = await client().getScan({ id: found?.id ?? "" });
  expect(scan).toMatchObject({
    model: "menagerie-zfnet",
    dataset: "menagerie",
    split: "validation",
    k: 9,
    state: ScanState.COMPLETE,
    progress: { done: 1200n, total: 1200n },
    builtIn: true,
  });
  await expect(client().deleteScan({ id: scan?.id ?? "" })).rejects.toMatchObject({ code: Code.FailedPrecondition });
  const { maps, deadMaps } = await client().listMapStatistics({ scanId: scan?.id ?? "", layer: "relu5" });
  expect(maps.length).toBeGreaterThan(deadMaps);
});

test("it is put in once; another release's gives way", async () => {
  const [before] = await findBuiltIn();
  await provideAtlas(services.context, "menagerie");
  expect((await findBuiltIn()).map((scan) => scan?.id)).toEqual([before?.id]);
  const { scans } = services.context;
  const wanted = await scans.find(before?.id ?? "");
  if (wanted === undefined) {
    throw new Error("expected the built-in scan, got none");
  }
  await scans.remove(wanted.id);
  const summary = LayerSummary.empty(wanted.layers[0]?.channels ?? 1, 9).encode();
  const stale = await scans.add(wanted, { parts: [{ layer: "conv1", summary }], images: 0, problems: [] }, "cpu 0");
  await provideAtlas(services.context, "menagerie");
  const [now, ...others] = await findBuiltIn();
  expect(others).toEqual([]);
  expect(now?.id).not.toBe(stale.id);
  expect(now?.backend).toBe(wanted.backend);
});

test("of some images a scan finds what the atlas says", async () => {
  const [atlas] = await findBuiltIn();
  const layers = ["conv1", "pool2", "relu5", "fc6", "softmax"];
  const images = 48;
  const request = { model: "menagerie-zfnet", dataset: "menagerie", split: "validation", layers, maxImages: images };
  const { scan } = await client().createScan(request);
  await watchToEnd(services.transport, scan?.id ?? "");
  let compared = 0;
  for (const layer of layers) {
    const [known] = await services.context.scans.parts(atlas?.id ?? "", layer);
    const [part] = await services.context.scans.parts(scan?.id ?? "", layer);
    const [whole, some] = [known, part].map((bytes) => LayerSummary.decode(bytes ?? new Uint8Array()));
    for (let channel = 0; channel < (whole?.channels ?? 0); channel++) {
      const tops = whole?.tops(channel) ?? [];
      const weakest = tops.length < 9 ? 0 : (tops.at(-1)?.activation ?? 0);
      // Another backend may round otherwise, so what nearly ties is left out.
      const expected = tops.filter(({ image, activation }) => image < images && activation > weakest * 1.001);
      const found = (some?.tops(channel) ?? []).filter(({ activation }) => activation > weakest * 1.001);
      expect(found.map(({ image }) => image).sort(), `${layer} ${channel}`).toEqual(
        expected.map(({ image }) => image).sort(),
      );
      for (const { image, activation, place } of expected) {
        const same = found.find((top) => top.image === image);
        expect(Math.abs((same?.activation ?? 0) - activation)).toBeLessThan(1e-4 * activation);
        expect(same?.place).toBe(place);
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(100);
});
