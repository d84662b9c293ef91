import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { ChannelOrder, Crops, DatasetService, type EvaluateResponse, ModelService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";

/** Of ONNX Runtime in Python, images resized by Pillow. */
interface Reference {
  readonly images: number;
  readonly top1: number;
  readonly top5: number;
  readonly loss: number;
  readonly calibrationError: number;
  /** How far the last two may be from it: images that are shrunk differ a little. */
  readonly within: number;
}

/** Tests that hold evaluations against ONNX Runtime in Python, which prepared its images itself. */
export function registerEvaluationReference(shared: string): void {
  describe("errors over RPC agree with ONNX Runtime in Python", () => {
    let services: TestServices;
    beforeAll(async () => {
      services = await startTestServices({
        backend: process.env.DECONVSCOPE_BACKEND,
        dataRoots: [join(shared, "data")],
      });
      const datasets = createClient(DatasetService, services.transport);
      for (const name of ["tiny-imagenet-20", "imagenet-samples"]) await datasets.registerDataset({ name, path: name });
      const folder = join(shared, "data", "squeezenet1_0");
      const labels = (await readFile(join(folder, "labels.txt"), "utf8")).trimEnd().split("\n");
      const preprocessing = { resizeShortSide: 256, channelOrder: ChannelOrder.BGR, mean: [104, 117, 123] };
      const header = { name: "squeezenet", labels, preprocessing };
      await importBytes(services.transport, header, await readFile(join(folder, "model.onnx")));
    });
    afterAll(() => services.close());

    async function evaluate(models: string[], dataset: string, crops: Crops): Promise<EvaluateResponse> {
      const client = createClient(ModelService, services.transport);
      const responses: EvaluateResponse[] = [];
      for await (const response of client.evaluate({ models, dataset, crops })) responses.push(response);
      return responses.at(-1)!;
    }

    function expectLike(found: EvaluateResponse, { within, ...expected }: Reference): void {
      const { images, top1, top5, loss, calibrationError } = expected;
      expect(found.classes.reduce((sum, one) => sum + Number(one.images), 0)).toBe(images);
      expect(Math.abs(found.top1Error!.share - top1) * images).toBeLessThan(2.5);
      expect(Math.abs(found.top5Error!.share - top5) * images).toBeLessThan(2.5);
      expect(Math.abs(found.loss - loss)).toBeLessThan(within);
      expect(Math.abs(found.calibration!.error - calibrationError)).toBeLessThan(within);
    }

    test("photo-zfnet on Tiny ImageNet", async () => {
      expectLike(await evaluate(["photo-zfnet"], "tiny-imagenet-20", Crops.CENTER), {
        images: 1000,
        top1: 0.472,
        top5: 0.172,
        loss: 1.8531,
        calibrationError: 0.18359,
        within: 0.003,
      });
    });

    test("photo-zfnet on Tiny ImageNet, ten crops", async () => {
      expectLike(await evaluate(["photo-zfnet"], "tiny-imagenet-20", Crops.TEN), {
        images: 1000,
        top1: 0.447,
        top5: 0.144,
        loss: 1.49176,
        calibrationError: 0.07754,
        within: 0.003,
      });
    });

    test("SqueezeNet 1.0 on a photograph of each of 115 classes of ImageNet", async () => {
      expectLike(await evaluate(["squeezenet"], "imagenet-samples", Crops.CENTER), {
        images: 115,
        top1: 0.38261,
        top5: 0.13913,
        loss: 1.53157,
        calibrationError: 0.11069,
        within: 0.03,
      });
    });
  });
}
