import { OriginalFeatures } from "@deconvscope/invariance";
import type { EngineImage } from "../engine-jobs.ts";
import { type Lease, LeaseCache } from "../lease-cache.ts";
import { isOfModel, modelKey } from "../model-key.ts";
import type { WarmModel, WarmModels } from "../warm-models.ts";
import type { InvarianceOrder } from "./invariance-job.ts";

/** An image as it is, ready to be held against itself transformed. */
export interface WarmOriginal {
  readonly model: WarmModel;
  readonly original: OriginalFeatures;
  dispose(): void;
}

const keptOriginals = 8;

/** The images that were followed last: moving one of them by hand costs one pass. */
export class WarmOriginals {
  readonly #models: WarmModels;
  readonly #originals = new LeaseCache<WarmOriginal>(keptOriginals);

  constructor(models: WarmModels) {
    this.#models = models;
  }

  /** @throws InvarianceError, DeconvnetError, NetworkError, ImageError, DatasetError */
  async lease(order: Pick<InvarianceOrder, "model" | "layers">, image: EngineImage): Promise<Lease<WarmOriginal>> {
    const key = modelKey(order.model, order.model.preprocessing, await this.#models.imageKey(image), order.layers);
    return await this.#originals.lease(key, () => this.#prepare(order, image));
  }

  /** Frees what is kept of the model with these bytes. */
  forget(sha256: string): void {
    this.#originals.drop((key) => isOfModel(key, sha256));
  }

  async #prepare(
    { model, layers }: Pick<InvarianceOrder, "model" | "layers">,
    image: EngineImage,
  ): Promise<WarmOriginal> {
    const lease = await this.#models.model(model);
    try {
      const { network, compiled } = lease.value;
      const { input } = await this.#models.prepare(model, image, network);
      const original = await OriginalFeatures.prepare(compiled, input, layers);
      return {
        model: lease.value,
        original,
        dispose: () => {
          original.dispose();
          lease[Symbol.dispose]();
        },
      };
    } catch (error) {
      lease[Symbol.dispose]();
      throw error;
    }
  }
}
