import { type CompiledNetwork, compileNetwork, type ForwardPass, runForward } from "@deconvscope/deconvnet";
import type { Network, Rect, Shape } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { EngineImage, ModelFile } from "./engine-jobs.ts";
import { type Lease, LeaseCache } from "./lease-cache.ts";
import { locateParts } from "./locate-parts.ts";
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

  /** @throws NetworkError, ArchiveError */
  model(file: ModelFile): Promise<Lease<WarmModel>> {
    return this.#models.lease(JSON.stringify([file.sha256, file.inputShape]), async () => {
      const { network } = await readModel(file.path, file.inputShape);
      const compiled = compileNetwork(network);
      return { network, compiled, dispose: () => compiled.dispose() };
    });
  }

  /** @throws NetworkError, ArchiveError, ImageError, DatasetError */
  pass(file: ModelFile, image: EngineImage): Promise<Lease<WarmPass>> {
    const key = JSON.stringify([file.sha256, file.inputShape, file.preprocessing, imageKey(image)]);
    return this.#passes.lease(key, async () => {
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
    const input = tf.tensor4d(prepared.input, [1, height, width, channels]);
    const forward = runForward(compiled, input);
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

/** [height, width, channels] */
export function inputShapeOf(network: Network): readonly [number, number, number] {
  const [height = 1, width = 1, channels = 1] = network.layers[0]?.shape ?? [];
  return [height, width, channels];
}
