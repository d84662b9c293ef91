import { FiringTally } from "./firing-tally.ts";
import type { LayerFigures } from "./layer-figures.ts";
import type { BatchDepth, LayerReadings } from "./measure-batch.ts";
import type { DiagnosisPlan } from "./plan-diagnosis.ts";
import { StrideTally } from "./stride-tally.ts";

/** What batches of images come to, layer by layer. */
export class DiagnosisTally {
  readonly #plan: DiagnosisPlan;
  readonly #firing: ReadonlyMap<string, FiringTally>;
  readonly #strides: ReadonlyMap<string, StrideTally>;

  constructor(plan: DiagnosisPlan) {
    this.#plan = plan;
    this.#firing = new Map(plan.judged.map((layer) => [layer.name, new FiringTally(layer)]));
    this.#strides = new Map(plan.strided.map((layer) => [layer.name, new StrideTally(layer)]));
  }

  /**
   * @param images of the batch; rows beyond do not count
   * @param depth with which it was measured
   * @throws DeconvnetError "not-finite"
   */
  add(readings: ReadonlyMap<string, LayerReadings>, images: number, { aliasing, spectra }: BatchDepth): void {
    for (const tally of this.#firing.values()) tally.add(readings, images);
    if (!aliasing) return;
    for (const tally of this.#strides.values()) tally.add(readings, images, spectra);
  }

  /**
   * In the network's order.
   * @param mostBins of spectra along either axis; undefined: none are asked for
   */
  figures(mostBins: number | undefined): LayerFigures[] {
    return this.#plan.compiled.network.layers.flatMap(({ name, operator }) => {
      const [firing, stride] = [this.#firing.get(name)?.figures(), this.#strides.get(name)?.figures(mostBins)];
      return firing || stride ? [{ layer: name, operator, firing, stride }] : [];
    });
  }
}
