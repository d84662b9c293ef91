import { type CompiledNetwork, compileNetwork, type ForwardPass, runForward } from "@deconvscope/deconvnet";
import type { Network, Rect, Shape } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { EngineImage, ModelFile } from "./engine-jobs.ts";
import { hearMessages } from "./hear-messages.ts";
import { type Lease, LeaseCache } from "./lease-cache.ts";
import { locateParts } from "./locate-parts.ts";
import { isOfModel, modelKey } from "./model-key.ts";
import type { OpenDatasets } from "./open-datasets.ts";
import { imageKey, type PreparedInput, prepareInput } from "./prepare-input.ts";
import { readModel } from "./read-model.ts";

/** A network whose weights are on the backend. */
export interface WarmModel {
  readonly network: Network;
  readonly compiled: CompiledNetwork;
  dispose(): void;
}

/** One image's way through a network, kept so that the next call on it begins there. */
export interface WarmPass {
  readonly network: Network;
  readonly forward: ForwardPass;
  /** [height, width, channels] */
  readonly inputShape: Shape;
  /** [height, width, 3] sRGB: what the network sees */
  readonly display: Uint8Array;
  dispose(): void;
}

const keptModels = 3;
const keptPasses = 6;

/** The compiled networks and forward passes of the last calls. */
export class WarmModels {
  readonly #models = new LeaseCache<WarmModel>(keptModels);
  readonly #passes = new LeaseCache<WarmPass>(keptPasses);
  readonly #datasets: OpenDatasets;
  readonly #maxPixels: number;

  constructor(datasets: OpenDatasets, maxPixels: number) {
    this.#datasets = datasets;
    this.#maxPixels = maxPixels;
  }

  /** Models that are kept. */
  get size(): number {
    return this.#models.size;
  }

  /** Frees what is kept of the model with these bytes. */
  forget(sha256: string): void {
    this.#passes.drop((key) => isOfModel(key, sha256));
    this.#models.drop((key) => isOfModel(key, sha256));
  }

  /** @throws NetworkError, ArchiveError */
  model(file: ModelFile): Promise<Lease<WarmModel>> {
    return this.#models.lease(modelKey(file), async () => {
      const { network } = await readModel(file);
      const compiled = compileNetwork(network);
      return { network, compiled, dispose: () => compiled.dispose() };
    });
  }

  /** @throws NetworkError, ArchiveError, ImageError, DatasetError; the signal's reason where the network had to be read */
  async pass(file: ModelFile, image: EngineImage, signal?: AbortSignal): Promise<Lease<WarmPass>> {
    using _read = await this.model(file);
    await hearMessages(signal);
    return await this.#passes.lease(modelKey(file, file.preprocessing, await this.imageKey(image)), async () => {
      const model = await this.model(file);
      try {
        return await this.#run(model, file, image);
      } catch (error) {
        model[Symbol.dispose]();
        throw error;
      }
    });
  }

  /**
   * Equal for images that are the same: one of a dataset is another when its file is.
   * @throws DatasetError
   */
  imageKey(image: EngineImage): Promise<string> {
    return imageKey(image, this.#datasets);
  }

  /**
   * An image as the network takes it.
   * @throws ImageError, DatasetError
   */
  prepare({ preprocessing }: ModelFile, image: EngineImage, network: Network): Promise<PreparedInput> {
    return prepareInput(image, preprocessing, inputShapeOf(network), this.#datasets, this.#maxPixels);
  }

  /**
   * Where the parts that are known of an image lie in the network's input, those in sight.
   * @throws DatasetError, ImageError
   */
  parts({ preprocessing }: ModelFile, image: EngineImage, inputShape: Shape): Promise<Map<string, Rect>> {
    return locateParts(this.#datasets, image, preprocessing, inputShape, this.#maxPixels);
  }

  async #run(model: Lease<WarmModel>, file: ModelFile, image: EngineImage): Promise<WarmPass> {
    const { network, compiled } = model.value;
    const inputShape = inputShapeOf(network);
    const prepared = await this.prepare(file, image, network);
    const [height, width, channels] = inputShape;
    const forward = runOn(compiled, tf.tensor4d(prepared.input, [1, height, width, channels]));
    return {
      network,
      forward,
      inputShape,
      display: prepared.display,
      dispose: () => {
        forward.dispose();
        model[Symbol.dispose]();
      },
    };
  }
}

/** Disposes of the input; the pass keeps what it needs. */
function runOn(compiled: CompiledNetwork, input: tf.Tensor4D): ForwardPass {
  try {
    return runForward(compiled, input);
  } finally {
    input.dispose();
  }
}

/** [height, width, channels] */
export function inputShapeOf(network: Network): readonly [number, number, number] {
  const [height = 1, width = 1, channels = 1] = network.layers[0]?.shape ?? [];
  return [height, width, channels];
}
