import * as tf from "@tensorflow/tfjs-core";
import { applyLayer, type CompiledNetwork, type Unit } from "../src/index.ts";

/**
 * What TensorFlow.js's own differentiation gives for one unit: the derivative of its activation by the input.
 * @returns [h, w, c], the whole input
 */
export async function differentiate(compiled: CompiledNetwork, input: tf.Tensor4D, unit: Unit): Promise<Float32Array> {
  const gradient = tf.tidy(() =>
    tf.grad((x) => {
      const outputs = new Map<string, tf.Tensor>();
      for (const layer of compiled.network.layers) {
        const inputs = layer.operator === "Input" ? [x] : layer.inputs.map((name) => outputs.get(name)!);
        outputs.set(layer.name, applyLayer(layer, compiled.weights(layer.name), inputs));
      }
      const output = outputs.get(unit.layer)!;
      const place = output.rank === 4 ? [0, unit.y, unit.x, unit.channel] : [0, unit.channel];
      const size = place.map(() => 1);
      return tf.reshape(tf.slice(output, place, size), []);
    })(input),
  );
  const values = new Float32Array(await gradient.data());
  gradient.dispose();
  return values;
}
