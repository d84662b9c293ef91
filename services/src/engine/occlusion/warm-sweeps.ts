import { OcclusionSweep } from "@deconvscope/occlusion";
import { type Lease, LeaseCache } from "../lease-cache.ts";
import { isOfModel, modelKey } from "../model-key.ts";
import type { WarmModels, WarmPass } from "../warm-models.ts";
import { drawFill } from "./draw-fill.ts";
import type { OcclusionOrder } from "./occlusion-job.ts";

/** An image that is ready to be covered. */
export interface WarmSweep {
  readonly pass: WarmPass;
  readonly sweep: OcclusionSweep;
  dispose(): void;
}

const keptSweeps = 2;

/** The images that were covered last: moving a square on one of them costs one small batch. */
export class WarmSweeps {
  readonly #models: WarmModels;
  readonly #sweeps = new LeaseCache<WarmSweep>(keptSweeps);

  constructor(models: WarmModels) {
    this.#models = models;
  }

  /** @throws OcclusionError, DeconvnetError, NetworkError, ImageError, DatasetError; the signal's reason */
  async lease(order: OcclusionOrder, signal: AbortSignal): Promise<Lease<WarmSweep>> {
    const { model, image, patch, fill, layer, classIndex } = order;
    using _pass = await this.#models.pass(model, image, signal);
    const key = modelKey(
      model,
      model.preprocessing,
      await this.#models.imageKey(image),
      patch,
      fill,
      layer,
      classIndex,
    );
    return await this.#sweeps.lease(key, () => this.#prepare(order));
  }

  /** Frees what is kept of the model with these bytes. */
  forget(sha256: string): void {
    this.#sweeps.drop((key) => isOfModel(key, sha256));
  }

  async #prepare({ model, image, patch, fill, layer, classIndex }: OcclusionOrder): Promise<WarmSweep> {
    const pass = await this.#models.pass(model, image);
    try {
      const { forward, network, inputShape } = pass.value;
      const input = await forward.read(network.layers[0]!.name);
      const sweep = await OcclusionSweep.prepare(forward.compiled, input, {
        patch,
        fill: drawFill(fill, input, inputShape, patch),
        layer,
        classIndex,
        pass: forward,
      });
      return {
        pass: pass.value,
        sweep,
        dispose: () => {
          sweep.dispose();
          pass[Symbol.dispose]();
        },
      };
    } catch (error) {
      pass[Symbol.dispose]();
      throw error;
    }
  }
}
