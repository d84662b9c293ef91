import { type CompiledNetwork, runToLayers } from "@deconvscope/deconvnet";
import { type Classifier, findClassifier, toProbabilities } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { InvarianceError } from "./invariance-error.ts";
import type { OriginalFeatures } from "./original-features.ts";
import { pickMap, type StrongestMap } from "./pick-map.ts";
import { sumParts, sumSquares } from "./sum-squares.ts";

/** What the network makes of one transformed image. */
export interface BatchReading {
  /** One a layer: ‖f(x) − f(T x)‖₂. */
  readonly distances: readonly number[];
  /** Of the class that is followed. */
  readonly probability: number;
  readonly seen?: {
    /** [h, w, c] in the model's input space */
    readonly image: Float32Array;
    /** One a layer. */
    readonly maps: readonly StrongestMap[];
  };
}

/** Images that go through a network together, held against one of them as it is. Activations stay on the backend. */
export class ImageBatch {
  readonly #compiled: CompiledNetwork;
  readonly #classifier: Classifier;
  readonly #pixels: Float32Array;
  readonly #size: number;
  readonly #count: number;

  /**
   * @param pixels [b, h, w, c]
   * @param count images that are asked about, the first ones
   * @throws NetworkError "unsupported" if the network is no classifier
   */
  constructor(compiled: CompiledNetwork, pixels: Float32Array, count: number) {
    this.#compiled = compiled;
    this.#classifier = findClassifier(compiled.network);
    this.#pixels = pixels;
    this.#size = pixels.length / compiled.network.layers[0]!.shape.reduce((product, side) => product * side, 1);
    this.#count = count;
  }

  /** @throws InvarianceError "not-finite" */
  async read(original: OriginalFeatures, classIndex: number, show: boolean): Promise<BatchReading[]> {
    const { layers } = original;
    const channels = show ? await original.findStrongest() : [];
    const { squares, maps, scores } = this.#compute(original, channels);
    const tensors = [scores, ...squares, ...maps];
    try {
      const [said, ...values] = await Promise.all(tensors.map((tensor) => tensor.data<"float32">()));
      const chances = toProbabilities(said!, this.#classifier);
      const sums = layers.map((_, at) => sumParts(values[at]!, this.#size));
      return Array.from({ length: this.#count }, (_, index) => {
        const distances = layers.map((name, at) => requireFinite(name, Math.sqrt(sums[at]![index]!)));
        const probability = chances[index * this.#classifier.classes + classIndex]!;
        const reading = { distances, probability: requireFinite(this.#classifier.scores, probability) };
        if (!show) return reading;
        const own = channels.map((channel, at) => ({
          channel,
          values: cut(values[layers.length + at]!, this.#size, index),
        }));
        return { ...reading, seen: { image: this.#image(index).slice(), maps: own } };
      });
    } finally {
      tf.dispose(tensors);
    }
  }

  /** @param channels one a layer whose maps are wanted; empty: none are */
  #compute(original: OriginalFeatures, channels: readonly number[]) {
    const { layers } = original;
    const squares = new Map<string, tf.Tensor>();
    const maps = new Map<string, tf.Tensor>();
    let scores: tf.Tensor | undefined;
    runToLayers(this.#compiled, this.#pixels, new Set([...layers, this.#classifier.scores]), ({ name }, output) => {
      if (layers.includes(name)) {
        squares.set(name, sumSquares(output, original.features(name)));
        const channel = channels[layers.indexOf(name)];
        if (channel !== undefined) maps.set(name, pickMap(output, channel));
      }
      const isScores = name === this.#classifier.scores;
      if (isScores) scores = tf.clone(output);
      return [squares.get(name), maps.get(name), isScores ? scores : undefined].filter(
        (tensor) => tensor !== undefined,
      );
    });
    const inOrder = (made: ReadonlyMap<string, tf.Tensor>) => layers.map((name) => made.get(name)!);
    return { squares: inOrder(squares), maps: channels.length > 0 ? inOrder(maps) : [], scores: scores! };
  }

  #image(index: number): Float32Array {
    const length = this.#pixels.length / this.#size;
    return this.#pixels.subarray(index * length, (index + 1) * length);
  }
}

function cut(values: Float32Array, images: number, index: number): Float32Array {
  const length = values.length / images;
  return values.slice(index * length, (index + 1) * length);
}

function requireFinite(layer: string, value: number): number {
  if (Number.isFinite(value)) return value;
  const why = "values of fill or image are too large for the network";
  throw new InvarianceError("not-finite", `layer "${layer}": expected finite numbers, got ${value}: ${why}`);
}
