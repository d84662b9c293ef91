import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { Place } from "./square-grid.ts";
import type { LayerWindow } from "./windows/layer-window.ts";

/** One feature map, or one unit of a dense layer, whose sum is watched while squares cover the image. */
export class WatchedMap {
  readonly layer: string;
  /** Its sum on the unoccluded image. */
  readonly total: number;
  readonly #channel: number;
  /** [h, w] unoccluded */
  readonly #cells: Float32Array;
  readonly #width: number;

  /** @param activation [h, w, c], or [c], of the unoccluded image */
  constructor(layer: Layer, channel: number, activation: Float32Array) {
    const channels = layer.shape.at(-1)!;
    this.layer = layer.name;
    this.#channel = channel;
    this.#cells = Float32Array.from(
      { length: activation.length / channels },
      (_, cell) => activation[cell * channels + channel]!,
    );
    this.#width = layer.shape.length === 3 ? layer.shape[1]! : 1;
    this.total = addUp(this.#cells);
  }

  /** The map's cells of a batch of outputs, [b, …cells]. */
  pick(values: tf.Tensor): tf.Tensor {
    return tf.gather(values, tf.tensor1d([this.#channel], "int32"), values.rank - 1);
  }

  /**
   * The map's sum, from all of its cells or those of a window; outside it is as it was.
   * @param place of the square that the window belongs to
   */
  sum(cells: ArrayLike<number>, window: LayerWindow | undefined, place: Place): number {
    if (!window) return addUp(cells);
    const top = window.rows.starts[place.top]!;
    const left = window.columns.starts[place.left]!;
    let sum = this.total;
    for (let cell = 0; cell < cells.length; cell++) {
      const y = top + Math.floor(cell / window.columns.size);
      const x = left + (cell % window.columns.size);
      sum += cells[cell]! - this.#cells[y * this.#width + x]!;
    }
    return sum;
  }
}

function addUp(cells: ArrayLike<number>): number {
  let sum = 0;
  for (let cell = 0; cell < cells.length; cell++) sum += cells[cell]!;
  return sum;
}
