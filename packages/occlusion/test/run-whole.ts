import { type CompiledNetwork, runForward } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";

/** Some layers' outputs for one image, each from a pass over all of the network. */
export async function runWhole(
  compiled: CompiledNetwork,
  image: Float32Array,
  layers: readonly string[],
): Promise<Float32Array[]> {
  const [height, width, channels] = compiled.network.layers[0]!.shape as [number, number, number];
  const input = tf.tensor4d(image, [1, height, width, channels]);
  const pass = runForward(compiled, input);
  try {
    return await Promise.all(layers.map((layer) => pass.read(layer)));
  } finally {
    pass.dispose();
    input.dispose();
  }
}
