import { type CompiledNetwork, runToLayers } from "@deconvscope/deconvnet";
import { findClassifier, toProbabilities } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { InvarianceError } from "./invariance-error.ts";
import { mapMaxima, pickMap, type StrongestMap } from "./pick-map.ts";
import { sumParts, sumSquares } from "./sum-squares.ts";

/** What a network makes of an image as it is, kept on the backend for what it makes of it transformed. */
export class OriginalFeatures {
  /** [h, w, c] */
  readonly image: Float32Array;
  readonly layers: readonly string[];
  /** [classes] */
  readonly probabilities: Float64Array;
  /** One a layer: ‖f(x)‖₂. */
  readonly norms: readonly number[];
  readonly #features: readonly tf.Tensor[];
  #strongest: Promise<readonly number[]> | undefined;

  /**
   * @param image [h, w, c] in the model's input space
   * @param layers each once
   * @throws InvarianceError "wrong-image", "not-finite"; DeconvnetError "unknown-layer"; NetworkError "unsupported" if the
   *   network is no classifier
   */
  static async prepare(
    compiled: CompiledNetwork,
    image: Float32Array,
    layers: readonly string[],
  ): Promise<OriginalFeatures> {
    requireImage(compiled, image);
    const classifier = findClassifier(compiled.network);
    for (const name of layers) compiled.layer(name);
    const kept = new Map<string, LayerReading>();
    let scores: tf.Tensor | undefined;
    runToLayers(compiled, image, new Set([...layers, classifier.scores]), ({ name }, output) => {
      const made: tf.Tensor[] = [];
      if (layers.includes(name)) {
        const reading = { features: tf.clone(output), squares: sumSquares(output) };
        kept.set(name, reading);
        made.push(...Object.values(reading));
      }
      if (name === classifier.scores) {
        scores = tf.clone(output);
        made.push(scores);
      }
      return made;
    });
    const readings = layers.map((name) => kept.get(name)!);
    const read = [scores!, ...readings.map(({ squares }) => squares)];
    try {
      const [said, ...numbers] = await Promise.all(read.map((tensor) => tensor.data<"float32">()));
      const norms = layers.map((name, at) => readNorm(name, numbers[at]!));
      const features = readings.map((reading) => reading.features);
      const probabilities = toProbabilities(said!, classifier);
      return new OriginalFeatures({ image, layers, probabilities, norms }, features);
    } catch (error) {
      tf.dispose(readings.map((reading) => reading.features));
      throw error;
    } finally {
      tf.dispose(read);
    }
  }

  private constructor(
    { image, layers, probabilities, norms }: Pick<OriginalFeatures, "image" | "layers" | "probabilities" | "norms">,
    features: readonly tf.Tensor[],
  ) {
    this.image = image;
    this.layers = layers;
    this.probabilities = probabilities;
    this.norms = norms;
    this.#features = features;
  }

  /** A layer's output, [1, …shape]; it stays this object's. */
  features(layer: string): tf.Tensor {
    return this.#features[this.layers.indexOf(layer)]!;
  }

  /** One a layer: the feature map with the largest activation; of equals the first. */
  findStrongest(): Promise<readonly number[]> {
    this.#strongest ??= Promise.all(
      this.#features.map(async (features) => firstOfLargest(await readOnce(() => mapMaxima(features)))),
    );
    return this.#strongest;
  }

  /** Of each layer the strongest map. */
  async readMaps(): Promise<StrongestMap[]> {
    const channels = await this.findStrongest();
    return Promise.all(
      this.#features.map(async (features, at) => {
        const channel = channels[at]!;
        return { channel, values: await readOnce(() => pickMap(features, channel)) };
      }),
    );
  }

  /** What is kept on the backend. */
  get bytes(): number {
    return this.#features.reduce((sum, { size }) => sum + Float32Array.BYTES_PER_ELEMENT * size, 0);
  }

  dispose(): void {
    tf.dispose([...this.#features]);
  }
}

interface LayerReading {
  readonly features: tf.Tensor;
  readonly squares: tf.Tensor;
}

async function readOnce(compute: () => tf.Tensor): Promise<Float32Array> {
  const made = tf.tidy(compute);
  try {
    return new Float32Array(await made.data());
  } finally {
    made.dispose();
  }
}

function requireImage({ network }: CompiledNetwork, image: Float32Array): void {
  const length = network.layers[0]!.shape.reduce((product, size) => product * size, 1);
  if (image.length === length) return;
  throw new InvarianceError("wrong-image", `image: expected ${length} numbers, got ${image.length}`);
}

function readNorm(layer: string, parts: Float32Array): number {
  const norm = Math.sqrt(sumParts(parts, 1)[0]!);
  if (Number.isFinite(norm)) return norm;
  throw new InvarianceError("not-finite", `layer "${layer}": expected finite activations, got ${norm} for their norm`);
}

function firstOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index;
  return best;
}
