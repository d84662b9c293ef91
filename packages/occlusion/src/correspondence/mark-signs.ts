import { DeconvnetError } from "@deconvscope/deconvnet";
import type { Layer } from "@deconvscope/network";
import type { Reach } from "../reach/layer-reach.ts";

/** Changes of at most this share of the layer's largest magnitude count as none. */
const smallestShare = 1e-6;

/**
 * Where a mask raised (+1), lowered (−1) or left (0) a layer's units (§7 of the experiments; Zeiler & Fergus 2014, §4.3).
 * @param before the layer's output without the mask
 * @param after with it
 * @param reach what the mask can change, one place; undefined: everything
 * @param signs is written to
 * @throws DeconvnetError "not-finite"
 */
export function markSigns(
  layer: Layer,
  before: Float32Array,
  after: Float32Array,
  reach: Reach | undefined,
  signs: Int8Array,
): void {
  const threshold = smallestShare * largestMagnitude(layer, before);
  signs.fill(0);
  const mark = (from: number, to: number): void => {
    for (let unit = from; unit < to; unit++) {
      const change = after[unit]! - before[unit]!;
      if (!(Math.abs(change) <= threshold)) signs[unit] = Math.sign(change);
    }
  };
  if (!reach) {
    mark(0, before.length);
    return;
  }
  const [rows, columns] = reach;
  const channels = layer.shape[2]!;
  for (let y = rows.low[0]!; y <= rows.high[0]!; y++) {
    const row = y * columns.length;
    mark((row + columns.low[0]!) * channels, (row + columns.high[0]! + 1) * channels);
  }
}

function largestMagnitude({ name }: Layer, values: Float32Array): number {
  let largest = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) {
      throw new DeconvnetError("not-finite", `layer "${name}": expected finite activations, got ${value}`);
    }
    largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}
