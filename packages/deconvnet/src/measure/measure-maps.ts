import { DeconvnetError } from "../deconvnet-error.ts";
import { hasConstantBorder } from "./constant-border.ts";
import { type PlacedMaxima, placeMaxima } from "./place-maxima.ts";
import type { MeasuredSource, MeasurementPlan } from "./plan-measurement.ts";
import { poolMaxima } from "./pool-maxima.ts";
import { type ReducedMaps, readMaps, reduceMaps, tensorsOf } from "./reduce-maps.ts";
import { resolvePlaces } from "./resolve-places.ts";
import { runToLayers } from "./run-to-layers.ts";

/** How strong each feature map of a layer gets on each image of a batch, and where. */
export interface MapMaxima {
  readonly layer: string;
  /** [b, c] each map's strongest activation, 0 where none is above 0 */
  readonly values: Float32Array;
  /** [b, c] its first place in row-major order; −1 where the value is 0, or not above its threshold */
  readonly places: Int32Array;
}

/**
 * Measures the feature maps of a plan's sources for a batch of images in one forward pass. Only the maxima of rows and
 * columns leave the backend; the few maxima that are in several of both are looked up in maps that are computed again.
 * @param images [b, h, w, c] in the model's input space
 * @param thresholds by source, [c]: places of values that are not above them are not asked for
 * @returns one a source, in the plan's order
 * @throws DeconvnetError "wrong-input", "not-finite"
 */
export async function measureMaps(
  plan: MeasurementPlan,
  images: Float32Array,
  thresholds: ReadonlyMap<string, Float32Array> = new Map(),
): Promise<MapMaxima[]> {
  const size = plan.compiled.network.layers[0]!.shape.reduce((product, length) => product * length, 1);
  const count = images.length / size;
  if (!Number.isInteger(count) || count === 0) {
    throw new DeconvnetError(
      "wrong-input",
      `images: expected [b, h, w, c] of ${size} numbers each, got ${images.length}`,
    );
  }
  const reduced = reduceSources(plan, images);
  const placed = new Map<string, PlacedMaxima>();
  for (const source of plan.sources) {
    const { name, channels } = source;
    const maps = reduced.get(name);
    const own = maps && placeMaxima(name, await readMaps(maps), count, channels, thresholdOf(plan, source, thresholds));
    const maxima = placePooled(plan, source, own, placed, count);
    await resolvePlaces(plan.compiled, images, source, maxima);
    placed.set(name, maxima);
  }
  return plan.sources.map(({ name }) => ({ layer: name, ...placed.get(name)! }));
}

/** Pools whose windows cover everything need no reading. */
function reduceSources({ compiled, sources }: MeasurementPlan, images: Float32Array): Map<string, ReducedMaps> {
  const read = sources.filter(({ pooled }) => !pooled?.cover.isComplete);
  const reduced = new Map<string, ReducedMaps>();
  runToLayers(compiled, images, new Set(read.map(({ name }) => name)), (layer, output) => {
    const maps = reduceMaps(output, hasConstantBorder(compiled, layer));
    reduced.set(layer.name, maps);
    return tensorsOf(maps);
  });
  return reduced;
}

function placePooled(
  { sources }: MeasurementPlan,
  { pooled }: MeasuredSource,
  own: PlacedMaxima | undefined,
  placed: ReadonlyMap<string, PlacedMaxima>,
  images: number,
): PlacedMaxima {
  if (!pooled) return own!;
  const inputs = pooled.sources.map((name) => {
    const { channels } = sources.find((source) => source.name === name)!;
    return { channels, maxima: placed.get(name)! };
  });
  return poolMaxima(pooled.cover, inputs, own, images);
}

/** A source's threshold, or what the pools that read it need if that is less. */
function thresholdOf(
  { sources }: MeasurementPlan,
  source: MeasuredSource,
  thresholds: ReadonlyMap<string, Float32Array>,
): Float32Array | undefined {
  const lowest = thresholds.get(source.name)?.slice();
  for (const { name, pooled } of sources) {
    if (!pooled?.sources.includes(source.name)) continue;
    const needed = thresholds.get(name);
    if (!needed) return undefined;
    let from = 0;
    for (const part of pooled.sources) {
      const { channels } = sources.find((other) => other.name === part)!;
      if (part === source.name) {
        for (let c = 0; lowest && c < channels; c++) lowest[c] = Math.min(lowest[c]!, needed[from + c]!);
      }
      from += channels;
    }
  }
  return lowest;
}
