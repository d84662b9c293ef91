import { isProjectable } from "@deconvscope/network";
import type { CompiledNetwork } from "../compile-network.ts";
import { requireUnits, unitGrid } from "../unit.ts";
import { createSourceFinder } from "./map-sources.ts";
import { coverOf, type PoolCover } from "./pool-cover.ts";

/** A layer whose maps are wanted, and the layers that are measured for it. */
export interface MeasuredLayer {
  readonly name: string;
  /** Layers whose maps, one layer's after another's, are measured in place of its own. */
  readonly sources: readonly string[];
}

/** A layer that is measured. */
export interface MeasuredSource {
  readonly name: string;
  /** Its feature maps. */
  readonly channels: number;
  /** Of a max pool: its windows on the maps that it reads, and the sources that these are measured at. */
  readonly pooled: { readonly cover: PoolCover; readonly sources: readonly string[] } | undefined;
}

/** What one forward pass has to measure. */
export interface MeasurementPlan {
  readonly compiled: CompiledNetwork;
  readonly layers: readonly MeasuredLayer[];
  /** In the order in which they are computed. */
  readonly sources: readonly MeasuredSource[];
}

/**
 * Plans how the feature maps of layers are measured in one pass.
 * @throws DeconvnetError "unknown-layer", "not-projectable"
 */
export function planMeasurement(compiled: CompiledNetwork, layers: readonly string[]): MeasurementPlan {
  const findSources = createSourceFinder(compiled.network);
  const measured = layers.map((name) => {
    requireUnits(compiled.layer(name));
    return { name, sources: findSources(name) };
  });
  const pools = new Map<string, MeasuredSource["pooled"]>();
  const wanted = new Set(measured.flatMap(({ sources }) => sources));
  for (const layer of [...compiled.network.layers].reverse()) {
    if (!wanted.has(layer.name) || layer.operator !== "MaxPool") continue;
    const input = compiled.layer(layer.inputs[0]!);
    const cover = coverOf(layer, input.shape);
    if (cover === undefined || !isProjectable(input)) continue;
    const sources = findSources(input.name);
    pools.set(layer.name, { cover, sources });
    for (const source of sources) wanted.add(source);
  }
  const sources = compiled.network.layers
    .filter(({ name }) => wanted.has(name))
    .map((layer) => ({ name: layer.name, channels: unitGrid(layer)[2], pooled: pools.get(layer.name) }));
  return { compiled, layers: measured, sources };
}
