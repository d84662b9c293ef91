import type { CompiledNetwork } from "@deconvscope/deconvnet";
import type { Layer } from "@deconvscope/network";
import { squareReach } from "../reach/axis-reach.ts";
import { layerReach, type Reach } from "../reach/layer-reach.ts";
import { fitWindow, type LayerWindow } from "./layer-window.ts";

/** Which part of which layers is computed again where a square covers the image. */
export interface WindowPlan {
  readonly compiled: CompiledNetwork;
  /** Side of the square in pixels. */
  readonly patch: number;
  /** The square itself: the input's window. */
  readonly square: LayerWindow;
  /** Those that the wanted ones are computed from, and these, in order. */
  readonly layers: readonly Layer[];
  /** By layer; layers without one are computed whole. */
  readonly windows: ReadonlyMap<string, LayerWindow>;
}

/** A window of more than this share of its map costs more than the map. */
const largestShare = 0.75;

/**
 * Plans what a square makes necessary to compute: for each layer the window of all that it can reach, as long as that is
 * less than the map. A window has one size wherever the square is, so that any places make a batch.
 * @param patch side of the square in pixels
 * @param wanted the layers whose outputs are asked for
 * @param largest share of a map that is still computed as a window; 0: every layer is computed whole
 * @throws DeconvnetError "unknown-layer"
 * @see Nakandala et al., Incremental and Approximate Inference for Faster Occlusion-based Deep CNN Explanations, 2019
 */
export function planWindows(
  compiled: CompiledNetwork,
  patch: number,
  wanted: readonly string[],
  largest = largestShare,
): WindowPlan {
  const layers = layersBefore(compiled, wanted);
  const input = compiled.network.layers[0]!;
  const [height = 1, width = 1] = input.shape;
  const square: Reach = [squareReach(height, patch), squareReach(width, patch)];
  const reaches = new Map<string, Reach>([[input.name, square]]);
  const windows = new Map<string, LayerWindow>();
  for (const layer of layers) {
    if (layer.operator !== "Input") {
      const inputs = layer.inputs.map((name) => reaches.get(name));
      const known = inputs.every((reach) => reach !== undefined) ? layerReach(layer, inputs) : undefined;
      if (known === undefined) continue;
      reaches.set(layer.name, known);
    }
    const { rows, columns } = fitWindow(reaches.get(layer.name)!);
    if (rows.size * columns.size <= largest * rows.length * columns.length) windows.set(layer.name, { rows, columns });
    else reaches.delete(layer.name);
  }
  return { compiled, patch, square: fitWindow(square), layers, windows };
}

function layersBefore(compiled: CompiledNetwork, wanted: readonly string[]): Layer[] {
  const needed = new Set(wanted.map((name) => compiled.layer(name).name));
  return compiled.network.layers
    .toReversed()
    .filter(({ name, inputs }) => {
      if (!needed.has(name)) return false;
      for (const input of inputs) needed.add(input);
      return true;
    })
    .toReversed();
}
