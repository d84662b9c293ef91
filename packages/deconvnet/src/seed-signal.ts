import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type StrongUnit, unitGrid } from "./unit.ts";
import { isWhole, type Window } from "./window/window.ts";

/** What a projection starts from: the unit's own activation (ours), or 1. */
export type Seed = "activation" | "one";

/**
 * The signal that walks start with: zero but at the seeded units.
 * @param window the plan's for the layer; undefined for a dense layer
 * @param groups the units of each walk; a unit listed twice is seeded twice
 * @returns [groups, rows, columns, c] or [groups, c]
 */
export function seedSignal(
  layer: Layer,
  window: Window | undefined,
  groups: readonly (readonly StrongUnit[])[],
  seed: Seed,
): tf.Tensor {
  const channels = unitGrid(layer)[2];
  const rows = window?.rows.length ?? 1;
  const columns = window?.columns.length ?? 1;
  const signal = new Float32Array(groups.length * rows * columns * channels);
  for (const [group, units] of groups.entries()) {
    for (const unit of units) {
      const row = window && isWhole(window.rows) ? unit.y : 0;
      const column = window && isWhole(window.columns) ? unit.x : 0;
      const place = (group * rows + row) * columns + column;
      signal[place * channels + unit.channel]! += seed === "one" ? 1 : unit.activation;
    }
  }
  return tf.tensor(signal, window ? [groups.length, rows, columns, channels] : [groups.length, channels]);
}
