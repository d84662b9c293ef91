import { type CompiledNetwork, runToLayers } from "@deconvscope/deconvnet";
import { findClassifier } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { classProbabilities } from "./class-probabilities.ts";
import { InvarianceError } from "./invariance-error.ts";
import { mapMaxima, pickMap } from "./pick-map.ts";
import { sumParts, sumSquares } from "./sum-squares.ts";

/** What a network makes of an image as it is, kept on the backend for what it makes of it transformed. */
export class OriginalFeatures {
  /** [h, w, c] */
  readonly image: Float32Array;
  readonly layers: readonly string[];
  /** [classes] */
  readonly probabilities: Float32Array;
  /** One a layer: ‖f(x)‖₂. */
  readonly norms: readonly number[];
  /** One a layer: the feature map with the largest activation; of equals the first. */
  readonly strongest: readonly number[];
  readonly #features: readonly tf.Tensor[];

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
    let probabilities: tf.Tensor | undefined;
    runToLayers(compiled, image, new Set([...layers, classifier.scores]), ({ name }, output) => {
      const made: tf.Tensor[] = [];
      if (layers.includes(name)) {
        const reading = { features: tf.clone(output), squares: sumSquares(output), maxima: mapMaxima(output) };
        kept.set(name, reading);
        made.push(...Object.values(reading));
      }
      if (name === classifier.scores) {
        probabilities = classProbabilities(output, classifier);
        made.push(probabilities);
      }
      return made;
    });
    const readings = layers.map((name) => kept.get(name)!);
    const read = [probabilities!, ...readings.flatMap(({ squares, maxima }) => [squares, maxima])];
    try {
      const [chances, ...numbers] = await Promise.all(read.map((tensor) => tensor.data<"float32">()));
      const norms = layers.map((name, at) => readNorm(name, numbers[2 * at]!));
      const strongest = layers.map((_, at) => firstOfLargest(numbers[2 * at + 1]!));
      const features = readings.map((reading) => reading.features);
      return new OriginalFeatures({ image, layers, probabilities: chances!.slice(), norms, strongest }, features);
    } catch (error) {
      tf.dispose(readings.map((reading) => reading.features));
      throw error;
    } finally {
      tf.dispose(read);
    }
  }

  private constructor(
    {
      image,
      layers,
      probabilities,
      norms,
      strongest,
    }: Pick<OriginalFeatures, "image" | "layers" | "probabilities" | "norms" | "strongest">,
    features: readonly tf.Tensor[],
  ) {
    this.image = image;
    this.layers = layers;
    this.probabilities = probabilities;
    this.norms = norms;
    this.strongest = strongest;
    this.#features = features;
  }

  /** A layer's output, [1, …shape]; it stays this object's. */
  features(layer: string): tf.Tensor {
    return this.#features[this.layers.indexOf(layer)]!;
  }

  /** One a layer, as `strongest` says: [h, w], or [1, 1] of a unit without place. */
  readMaps(): Promise<Float32Array[]> {
    return Promise.all(
      this.#features.map(async (features, at) => {
        const map = tf.tidy(() => pickMap(features, this.strongest[at]!));
        const values = new Float32Array(await map.data());
        map.dispose();
        return values;
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
  readonly maxima: tf.Tensor;
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
