import { type CompiledNetwork, type ForwardPass, runForward } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import { OcclusionError } from "../occlusion-error.ts";
import type { Place } from "../square-grid.ts";
import { type CellTable, tabulateImage, tabulateMaps } from "./cell-table.ts";
import { Covering, tabulatedLayers } from "./covering.ts";
import type { WindowPlan } from "./plan-windows.ts";

/** One image, ready to be covered by squares anywhere. */
export class OccludedImage {
  readonly plan: WindowPlan;
  /** Its forward pass without a square. */
  readonly pass: ForwardPass;
  readonly #tables: ReadonlyMap<string, CellTable>;
  readonly #ownsPass: boolean;

  /**
   * Runs the image through the network and keeps what windows need of it.
   * @param image [h, w, c] in the model's input space
   * @param fill [h, w, c] what a square shows, each pixel at its own place
   * @param known the image's forward pass where there is one; it stays the caller's
   * @throws OcclusionError "wrong-fill"
   */
  static async prepare(
    plan: WindowPlan,
    image: Float32Array,
    fill: Float32Array,
    known?: ForwardPass,
  ): Promise<OccludedImage> {
    const { compiled } = plan;
    const input = compiled.network.layers[0]!;
    const [height = 1, width = 1, channels = 1] = input.shape;
    if (fill.length !== image.length) {
      throw new OcclusionError(
        "wrong-fill",
        `fill: expected ${image.length} numbers, as the image has, got ${fill.length}`,
      );
    }
    const pass = known ?? runImage(compiled, image, [1, height, width, channels]);
    const read = [...tabulatedLayers(plan)].map((name) => [name, pass.activation(name)] as const);
    const tables = await tabulateMaps(new Map(read));
    tables.set(input.name, tabulateImage(height, width, image, fill));
    return new OccludedImage(plan, pass, tables, known === undefined);
  }

  private constructor(plan: WindowPlan, pass: ForwardPass, tables: ReadonlyMap<string, CellTable>, ownsPass: boolean) {
    this.#ownsPass = ownsPass;
    this.plan = plan;
    this.pass = pass;
    this.#tables = tables;
  }

  /** Puts a square at each of the places; nothing is computed yet. */
  cover(places: readonly Place[]): Covering {
    return new Covering(this.plan, this.#tables, places);
  }

  dispose(): void {
    if (this.#ownsPass) this.pass.dispose();
    for (const { cells } of this.#tables.values()) cells.dispose();
  }
}

function runImage(
  compiled: CompiledNetwork,
  image: Float32Array,
  shape: [number, number, number, number],
): ForwardPass {
  const pixels = tf.tensor4d(image, shape);
  try {
    return runForward(compiled, pixels);
  } finally {
    pixels.dispose();
  }
}
