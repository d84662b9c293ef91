import { isProjectable, type Network, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { compileNetwork, measureMaps, planMeasurement, runForward } from "../src/index.ts";

/** Images that tie in every way: noise, small whole numbers, one colour, nothing. */
function drawImages({ layers }: Network, seed: number): Float32Array {
  const [height = 1, width = 1, channels = 1] = layers[0]?.shape ?? [];
  const random = seededRandom(seed);
  const images = [() => random() * 2 - 1, () => Math.floor(random() * 3) - 1, () => 0.5, () => 0, () => random() - 1];
  return Float32Array.from(images.flatMap((draw) => Array.from({ length: height * width * channels }, draw)));
}

/** A map whose measured maximum is not what its activation says. */
export interface Mismatch {
  readonly what: string;
  readonly expected: { readonly value: number; readonly place: number };
  readonly measured: { readonly value: number; readonly place: number };
}

/**
 * Compares what is measured of every layer with all that its activations hold.
 * @param tolerance of the layer's largest magnitude; 0: values and first places are equal
 */
export async function findMismatches(network: Network, seed: number, tolerance: number): Promise<Mismatch[]> {
  const compiled = compileNetwork(network);
  const images = drawImages(network, seed);
  const [height = 1, width = 1, depth = 1] = network.layers[0]!.shape;
  const input = tf.tensor4d(images, [images.length / (height * width * depth), height, width, depth]);
  const plan = planMeasurement(
    compiled,
    network.layers.filter(isProjectable).map(({ name }) => name),
  );
  const measured = new Map((await measureMaps(plan, images)).map((maxima) => [maxima.layer, maxima]));
  const pass = runForward(compiled, input);
  const mismatches: Mismatch[] = [];
  try {
    for (const { name, sources } of plan.layers) {
      const activation = await pass.read(name);
      const shape = compiled.layer(name).shape;
      const channels = shape.at(-1)!;
      const cells = shape.slice(0, -1).reduce((product, length) => product * length, 1);
      const slack = tolerance * activation.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
      const columns = sources.flatMap((source) => {
        const { values, places } = measured.get(source)!;
        const count = values.length / input.shape[0];
        return Array.from({ length: count }, (_, channel) => ({ values, places, count, channel }));
      });
      for (let image = 0; image < input.shape[0]; image++) {
        for (let channel = 0; channel < channels; channel++) {
          const at = (place: number): number => activation[(image * cells + place) * channels + channel]!;
          let place = 0;
          for (let cell = 1; cell < cells; cell++) if (at(cell) > at(place)) place = cell;
          const expected = at(place) > 0 ? { value: at(place), place } : { value: 0, place: -1 };
          const column = columns[channel]!;
          const index = image * column.count + column.channel;
          const own = { value: column.values[index]!, place: column.places[index]! };
          const isClose = Math.abs(own.value - expected.value) <= slack;
          const isThere =
            own.place === expected.place || (slack > 0 && at(Math.max(0, own.place)) >= at(place) - slack);
          if (!isClose || !isThere) {
            mismatches.push({ what: `image ${image}, ${name} ${channel}`, expected, measured: own });
          }
        }
      }
    }
    return mismatches;
  } finally {
    pass.dispose();
    input.dispose();
    compiled.dispose();
  }
}
