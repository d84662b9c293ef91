import {
  type CompiledNetwork,
  classProbabilities,
  createPause,
  type ForwardPass,
  findStrongestMaps,
  type StrongUnit,
} from "@deconvscope/deconvnet";
import { type Classifier, findClassifier, toProbabilities } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { BatchPace } from "./batch-pace.ts";
import { OcclusionError } from "./occlusion-error.ts";
import { orderTiles } from "./order-tiles.ts";
import { requireFinite } from "./require-fitting.ts";
import { type Place, placeOf, type SquareGrid, type Tile } from "./square-grid.ts";
import { sweepPace } from "./sweep-pace.ts";
import { WatchedMap } from "./watched-map.ts";
import type { Covering } from "./windows/covering.ts";
import { OccludedImage } from "./windows/occluded-image.ts";
import { planWindows } from "./windows/plan-windows.ts";
import { splitLayers } from "./windows/split-layers.ts";

/** What is covered, and what is looked at meanwhile. */
export interface OcclusionOptions {
  /** Side of the square in pixels. */
  readonly patch: number;
  /** [h, w, c] in the model's input space: what a square shows, each pixel at its own place. */
  readonly fill: Float32Array;
  /** Whose strongest feature map on the unoccluded image is watched. */
  readonly layer: string;
  /** Undefined: the class that is most probable unoccluded. */
  readonly classIndex?: number | undefined;
  /** The image's forward pass where there is one; it stays the caller's, and has to live as long as the sweep. */
  readonly pass?: ForwardPass | undefined;
  /** Whether whole passes are computed, not only what a square can reach; for comparison. */
  readonly whole?: boolean;
}

/** What the network says with a square at one place. */
export interface OccludedReading {
  /** Of the class that is watched. */
  readonly probability: number;
  readonly topClass: number;
  readonly topProbability: number;
  /** Sum of the watched map. */
  readonly activity: number;
}

/** One image of which any part can be covered: panels b, d and e of Fig. 7 (Zeiler & Fergus 2014, §4.2). */
export class OcclusionSweep {
  readonly classIndex: number;
  /** Unoccluded. */
  readonly reading: OccludedReading;
  /** The strongest unit of the watched layer: its map is the watched one. */
  readonly unit: StrongUnit;
  readonly #image: OccludedImage;
  readonly #classifier: Classifier;
  readonly #map: WatchedMap;
  readonly #pace: BatchPace;

  /**
   * @param image [h, w, c] in the model's input space
   * @throws OcclusionError "wrong-class", "wrong-fill"; NetworkError "unsupported" if the network is no classifier;
   *   DeconvnetError "unknown-layer", "not-projectable", "not-finite"
   */
  static async prepare(
    compiled: CompiledNetwork,
    image: Float32Array,
    { patch, fill, layer, classIndex, pass, whole = false }: OcclusionOptions,
  ): Promise<OcclusionSweep> {
    const classifier = findClassifier(compiled.network);
    if (
      classIndex !== undefined &&
      !(Number.isInteger(classIndex) && classIndex >= 0 && classIndex < classifier.classes)
    ) {
      const expected = `a whole number from 0 to ${classifier.classes - 1}`;
      throw new OcclusionError("wrong-class", `class_index: expected ${expected}, got ${classIndex}`);
    }
    const plan = planWindows(compiled, patch, [classifier.scores, layer], whole ? 0 : undefined);
    const occluded = await OccludedImage.prepare(plan, image, fill, pass);
    try {
      const [unit] = await findStrongestMaps(occluded.pass, layer, 1);
      const map = new WatchedMap(compiled.layer(layer), unit!.channel, await occluded.pass.read(layer));
      const probabilities = await classProbabilities(occluded.pass);
      const [topClass, topProbability] = largest(probabilities);
      const watched = classIndex ?? topClass;
      const reading = { probability: probabilities[watched]!, topClass, topProbability, activity: map.total };
      return new OcclusionSweep(occluded, classifier, map, unit!, watched, reading);
    } catch (error) {
      occluded.dispose();
      throw error;
    }
  }

  private constructor(
    image: OccludedImage,
    classifier: Classifier,
    map: WatchedMap,
    unit: StrongUnit,
    classIndex: number,
    reading: OccludedReading,
  ) {
    this.#image = image;
    this.#classifier = classifier;
    this.#map = map;
    this.#pace = sweepPace(image.plan);
    this.unit = unit;
    this.classIndex = classIndex;
    this.reading = reading;
  }

  /**
   * Slides the square over the image, coarse to fine, a batch at a time.
   * @throws OcclusionError "not-finite"; the signal's reason, soon after it is aborted
   */
  async *run(grid: SquareGrid, signal?: AbortSignal): AsyncGenerator<(Tile & OccludedReading)[]> {
    const pause = createPause(signal);
    const tiles = orderTiles(grid);
    for (let from = 0; from < tiles.length; ) {
      await pause();
      const next = this.#pace.next(tiles.length - from);
      const batch = tiles.slice(from, from + next.size);
      const startedAt = performance.now();
      const places = batch.map((tile) => placeOf(grid, tile));
      const readings = await this.#read(places, next, pause);
      this.#pace.learn(performance.now() - startedAt);
      yield batch.map((tile, index) => ({ ...tile, ...readings[index]! }));
      from += batch.length;
    }
  }

  /** Reads the network with the square at any places. */
  async readAt(places: readonly Place[], signal?: AbortSignal): Promise<OccludedReading[]> {
    const pause = createPause(signal);
    const readings: OccludedReading[] = [];
    for (const place of places) {
      readings.push(...(await this.#read([place], { size: 1, stretches: 1 }, pause)));
    }
    return readings;
  }

  dispose(): void {
    this.#image.dispose();
  }

  /** The batch is filled up with its last place, so that one graph serves all. */
  async #read(
    places: readonly Place[],
    { size, stretches }: ReturnType<BatchPace["next"]>,
    pause: () => Promise<void>,
  ): Promise<OccludedReading[]> {
    const batch = Array.from({ length: size }, (_, index) => places[Math.min(index, places.length - 1)]!);
    const { scores, classes } = this.#classifier;
    const window = this.#image.plan.windows.get(this.#map.layer);
    const covering = this.#image.cover(batch);
    try {
      for (const stretch of splitLayers(this.#image.plan, stretches, [scores, this.#map.layer])) {
        await covering.advance(stretch);
        await pause();
      }
      const { chances, cells } = await this.#look(covering);
      requireFinite("probabilities with a square", chances);
      requireFinite(`layer "${this.#map.layer}" with a square`, cells);
      return places.map((place, index) => {
        const row = chances.subarray(index * classes, (index + 1) * classes);
        const [topClass, topProbability] = largest(row);
        const length = cells.length / batch.length;
        const activity = this.#map.sum(cells.subarray(index * length, (index + 1) * length), window, place);
        return { probability: row[this.classIndex]!, topClass, topProbability, activity };
      });
    } finally {
      covering.dispose();
    }
  }

  /** What is read of a batch: [b, classes] probabilities and the watched map's cells. */
  async #look(covering: Covering): Promise<{ chances: Float64Array; cells: Float32Array }> {
    const [scores, cells] = tf.tidy(() => {
      const rows = tf.reshape(covering.output(this.#classifier.scores), [-1, this.#classifier.classes]);
      return [rows, this.#map.pick(covering.output(this.#map.layer))] as const;
    });
    try {
      const chances = toProbabilities(await scores.data<"float32">(), this.#classifier);
      return { chances, cells: await cells.data<"float32">() };
    } finally {
      tf.dispose([scores, cells]);
    }
  }
}

/** The first of the largest, and its value. */
function largest(values: ArrayLike<number>): [index: number, value: number] {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index;
  return [best, values[best]!];
}
