import type { Layer, Network, Shape } from "@deconvscope/network";
import { isLocal, reachWindow } from "./reach-window.ts";
import { limitWindow, uniteWindows, type Window, wholeWindow } from "./window.ts";

/** For every layer on the way back from a seeded one, the cells that carry signal; undefined for other than maps. */
export type WindowPlan = ReadonlyMap<string, Window | undefined>;

/**
 * Which part of each layer the signal of single units passes through on its way to the input.
 * @param from the seeded layers; with one of them windows follow its units, with several all maps are whole
 * @param whole whether to walk on whole maps all the way
 */
export function planWindows(network: Network, from: readonly Layer[], whole: boolean): WindowPlan {
  const layers = new Map(network.layers.map((layer) => [layer.name, layer]));
  const plan = new Map<string, Window | undefined>();
  for (const layer of from) plan.set(layer.name, seedWindow(layer, whole || from.length > 1));
  for (const layer of network.layers.toReversed()) {
    if (!plan.has(layer.name)) continue;
    const own = isLocal(layer) ? plan.get(layer.name) : wholeMap(layer.shape);
    plan.set(layer.name, own);
    for (const name of layer.inputs) {
      const shape = layers.get(name)!.shape;
      const reached = own && isLocal(layer) ? limitWindow(reachWindow(layer, own, shape), shape) : wholeMap(shape);
      const other = plan.get(name);
      plan.set(name, reached && other ? limitWindow(uniteWindows(reached, other, shape), shape) : reached);
    }
  }
  return plan;
}

function seedWindow(layer: Layer, whole: boolean): Window | undefined {
  if (layer.shape.length !== 3 || whole) return wholeMap(layer.shape);
  const unit = { stride: 1, start: 0, length: 1 };
  return limitWindow({ rows: unit, columns: unit }, layer.shape);
}

function wholeMap(shape: Shape): Window | undefined {
  return shape.length === 3 ? wholeWindow(shape) : undefined;
}
