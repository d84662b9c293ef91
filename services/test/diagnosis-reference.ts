import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { ChannelOrder, DatasetService, type DiagnoseResponse, ModelService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";

/** Of ONNX Runtime in Python and numpy.fft.fft2, in float64, on the same twenty images. */
const aliasing = {
  conv1: 0.013368337748095444,
  pool1: 0.16474031977695708,
  pool4: 0.2751325199459651,
  pool8: 0.3050753560946674,
};
/** Maps that fire, summed over the images, and maps that never do. */
const firing: Readonly<Record<string, readonly [times: number, dead: number]>> = {
  relu_conv1: [1918, 0],
  "fire2/relu_conv1x1_1": [320, 0],
  "fire2/concat": [2555, 0],
  "fire3/relu_conv1x1_1": [320, 0],
  "fire3/concat": [2554, 0],
  "fire4/relu_conv1x1_1": [640, 0],
  "fire4/concat": [5118, 0],
  "fire5/relu_conv1x1_1": [638, 0],
  "fire5/concat": [5111, 0],
  "fire6/relu_conv1x1_1": [960, 0],
  "fire6/concat": [7653, 0],
  "fire7/relu_conv1x1_1": [960, 0],
  "fire7/concat": [7552, 6],
  "fire8/relu_conv1x1_1": [1260, 1],
  "fire8/concat": [10140, 1],
  "fire9/relu_conv1x1_1": [1280, 0],
  "fire9/concat": [9642, 0],
};

/** Holds a diagnosis against figures of other programs. @param shared the folder with the model and its images */
export function registerDiagnosisReference(shared: string): void {
  describe("SqueezeNet 1.0 on twenty photographs, as ONNX Runtime in Python and numpy have it", () => {
    let services: TestServices;
    let found: DiagnoseResponse;
    beforeAll(async () => {
      services = await startTestServices({
        backend: process.env.DECONVSCOPE_BACKEND,
        dataRoots: [join(shared, "data")],
      });
      const name = "imagenet-samples";
      await createClient(DatasetService, services.transport).registerDataset({ name, path: name });
      const preprocessing = { resizeShortSide: 256, channelOrder: ChannelOrder.BGR, mean: [104, 117, 123] };
      const model = await readFile(join(shared, "data", "squeezenet1_0", "model.onnx"));
      await importBytes(services.transport, { name: "squeezenet", preprocessing }, model);
      const client = createClient(ModelService, services.transport);
      for await (const response of client.diagnose({ model: "squeezenet", dataset: name, images: 20 }))
        found = response;
    });
    afterAll(() => services.close());

    test("what strides lose", () => {
      for (const [layer, share] of Object.entries(aliasing)) {
        expect(found.layers.find((one) => one.layer === layer)?.aliasing).toBeCloseTo(share, 5);
      }
    });

    test("which maps fire", () => {
      const judged = found.layers.filter(({ maps }) => maps > 0);
      expect(judged.map(({ layer }) => layer)).toEqual(Object.keys(firing));
      for (const { layer, firingShare, deadMaps } of judged) {
        const [times, dead] = firing[layer]!;
        // A maximum that is 0 up to rounding may fire on one backend alone.
        expect(Math.abs(firingShare.reduce((sum, share) => sum + share, 0) * 20 - times)).toBeLessThan(2);
        expect(deadMaps).toHaveLength(dead);
      }
    });
  });
}
