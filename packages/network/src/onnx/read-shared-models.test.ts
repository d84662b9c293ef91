import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NetworkError } from "../network-error.ts";
import { readOnnx, writeOnnx } from "./index.ts";

const shared = process.env.DECONVSCOPE_SHARED;

test("a file that is no model is refused", () => {
  expect(() => readOnnx(readFileSync(new URL(import.meta.url)))).toThrow(NetworkError);
});

if (shared) {
  const read = (path: string): Uint8Array => readFileSync(`${shared}/data/${path}`);

  describe("published models", () => {
    test.each([
      ["onnx-light/light_bvlc_alexnet.onnx", 25, "Softmax", [1000]],
      ["onnx-light/light_inception_v1.onnx", 144, "Softmax", [1000]],
      ["onnx-light/light_resnet50.onnx", 177, "Softmax", [1000]],
      ["onnx-light/light_squeezenet.onnx", 67, "Softmax", [1, 1, 1000]],
      ["onnx-light/light_zfnet512.onnx", 23, "Softmax", [1000]],
      ["onnx-light/light_vgg19.onnx", 47, "Softmax", [1000]],
      ["squeezenet1_0/model.onnx", 68, "Softmax", [1000]],
      ["alexnet-mini/model.onnx", 18, "Softmax", [10]],
    ])("%s", (path, layers, operator, shape) => {
      const { network, warnings } = readOnnx(read(path));
      expect(network.layers).toHaveLength(layers);
      expect(network.layers.at(-1)).toMatchObject({ operator, shape });
      expect(network.output).toBe(network.layers.at(-1)?.name);
      expect(warnings).toEqual([]);
    });

    test("real weights are written and read back", () => {
      const { network } = readOnnx(read("squeezenet1_0/model.onnx"));
      expect(readOnnx(writeOnnx(network)).network).toEqual(network);
    });

    test("cut short anywhere they are refused", () => {
      const bytes = read("alexnet-mini/model.onnx");
      for (let length = 0; length < bytes.length; length += 997) {
        expect(() => readOnnx(bytes.subarray(0, length))).toThrow(NetworkError);
      }
    });
  });
}
