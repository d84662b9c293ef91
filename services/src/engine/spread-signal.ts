import type { Projection } from "@deconvscope/deconvnet";
import type { Shape } from "@deconvscope/network";

/**
 * A field's signal at its place in the whole input, zero elsewhere.
 * @param shape [height, width, channels] of the input
 * @returns [height, width, channels]
 */
export function spreadSignal({ signal, field }: Pick<Projection, "signal" | "field">, shape: Shape): Float32Array {
  const [height = 0, width = 0, channels = 0] = shape;
  const whole = new Float32Array(height * width * channels);
  const row = field.width * channels;
  for (let y = 0; y < field.height; y++) {
    whole.set(signal.subarray(y * row, (y + 1) * row), ((field.y + y) * width + field.x) * channels);
  }
  return whole;
}
