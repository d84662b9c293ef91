import { readFile } from "node:fs/promises";
import path from "node:path";
import { applyLayer, type CompiledNetwork, runForward } from "@deconvscope/deconvnet";
import { countFlops, findClassifier, type Network, readOnnx, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";

/** SqueezeNet 1.0 with its ImageNet weights, as a file and as ours. */
export interface Squeezenet {
  readonly onnx: Uint8Array;
  readonly network: Network;
  /** Of one image. */
  readonly flops: number;
}

export async function readSqueezenet(shared: string): Promise<Squeezenet> {
  const onnx = await readFile(path.join(shared, "data/squeezenet1_0/model.onnx"));
  const { network } = readOnnx(onnx);
  return { onnx, network, flops: network.layers.reduce((sum, layer) => sum + countFlops(network, layer), 0) };
}

/** The same images in both layouts: [b, 227, 227, 3] and [b, 3, 227, 227]. */
export function drawImages(batch: number): { channelsLast: Float32Array; channelsFirst: Float32Array } {
  const cells = 227 * 227;
  const random = seededRandom(batch);
  const channelsLast = new Float32Array(batch * cells * 3).map(() => 255 * random() - 128);
  const channelsFirst = channelsLast.map((_, index) => {
    const [image, channel, cell] = [Math.floor(index / (3 * cells)), Math.floor(index / cells) % 3, index % cells];
    return channelsLast[(image * cells + cell) * 3 + channel] ?? 0;
  });
  return { channelsLast, channelsFirst };
}

/** Class scores of a batch, every layer's activation kept as projections need them. */
export async function scoresOfPass(compiled: CompiledNetwork, input: tf.Tensor4D): Promise<Float32Array> {
  const pass = runForward(compiled, input);
  try {
    return await pass.read(findClassifier(compiled.network).scores);
  } finally {
    pass.dispose();
  }
}

/** Class scores of a batch and nothing else, as the peers compute them. */
export async function scoresOnly(compiled: CompiledNetwork, input: tf.Tensor4D): Promise<Float32Array> {
  const { network, weights } = compiled;
  const { scores } = findClassifier(network);
  const output = tf.tidy(() => {
    const outputs = new Map<string, tf.Tensor>();
    for (const layer of network.layers) {
      const inputs = layer.operator === "Input" ? [input] : layer.inputs.map((name) => outputs.get(name)!);
      outputs.set(layer.name, applyLayer(layer, weights(layer.name), inputs));
    }
    return outputs.get(scores)!;
  });
  try {
    return new Float32Array(await output.data());
  } finally {
    output.dispose();
  }
}
