import { type CompiledNetwork, compileNetwork, projectUnits, runForward, type Unit } from "@deconvscope/deconvnet";
import { buildDrawn, type Draw } from "@deconvscope/deconvnet/random-networks";
import { isProjectable, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";

const rules = ["deconvnet", "gradient", "guided"] as const;

/** Every layer's output and projections of three units by every rule, on the current backend, by what they are. */
export async function runDrawn(draw: Draw): Promise<Map<string, Float32Array>> {
  const compiled = compileNetwork(buildDrawn(draw));
  const input = drawInput(compiled, draw.seed);
  const pass = runForward(compiled, input);
  const results = new Map<string, Float32Array>();
  try {
    for (const { name } of compiled.network.layers) results.set(name, await pass.read(name));
    for (const unit of pickUnits(compiled, draw.unit)) {
      for (const rule of rules) {
        for await (const { field, signal } of projectUnits(pass, [unit], { rule })) {
          results.set(
            `${unit.layer} ${unit.channel}@${unit.y},${unit.x} by ${rule} in ${JSON.stringify(field)}`,
            signal,
          );
        }
      }
    }
    return results;
  } finally {
    input.dispose();
    pass.dispose();
    compiled.dispose();
  }
}

function drawInput({ network }: CompiledNetwork, seed: number): tf.Tensor4D {
  const [height = 1, width = 1, channels = 1] = network.layers[0]?.shape ?? [];
  const random = seededRandom(seed + 1);
  const values = Float32Array.from({ length: height * width * channels }, () => random() * 2 - 1);
  return tf.tensor4d(values, [1, height, width, channels]);
}

/** One unit of the first, of a middle and of the last layer. */
function pickUnits({ network }: CompiledNetwork, [, channel, y, x]: Draw["unit"]): Unit[] {
  const layers = network.layers.slice(1).filter(isProjectable);
  const picked = new Set(
    [layers.at(0), layers.at(Math.floor(layers.length / 2)), layers.at(-1)].filter((layer) => layer !== undefined),
  );
  return [...picked].map(({ name, shape }) => {
    const [height, width, channels] = shape.length === 3 ? shape : [1, 1, shape[0]];
    return { layer: name, channel: channel % (channels ?? 1), y: y % (height ?? 1), x: x % (width ?? 1) };
  });
}
