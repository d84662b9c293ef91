import { LayerSummary } from "@deconvscope/atlas";
import { type CompiledNetwork, type MeasurementPlan, measureMaps, planMeasurement } from "@deconvscope/deconvnet";
import type { LayerWinners, MapWinner } from "./map-winner.ts";

/** Images as a network takes them. */
export interface ProbeBatch {
  /** [b, h, w, c]; rows beyond `images` do not count. */
  readonly values: Float32Array;
  /** Indices, one a row, ascending from batch to batch. */
  readonly images: readonly number[];
}

/**
 * Finds what excites every map of some layers most, in one pass over images; of equals the lower image, and in it the
 * first place in row-major order.
 * @throws DeconvnetError "unknown-layer", "not-projectable", "wrong-input", "not-finite"
 */
export async function measureWinners(
  compiled: CompiledNetwork,
  layers: readonly string[],
  batches: AsyncIterable<ProbeBatch> | Iterable<ProbeBatch>,
): Promise<LayerWinners[]> {
  const plan = planMeasurement(compiled, layers);
  const summaries = new Map(plan.sources.map(({ name, channels }) => [name, LayerSummary.empty(channels, 1)]));
  for await (const { values, images } of batches) {
    const thresholds = new Map([...summaries].map(([name, summary]) => [name, summary.thresholds()]));
    for (const maxima of await measureMaps(plan, values, thresholds)) {
      summaries.get(maxima.layer)!.add(images, maxima.values, maxima.places);
    }
  }
  return plan.layers.map((layer) => ({ layer: layer.name, maps: listWinners(compiled, layer, summaries) }));
}

function listWinners(
  compiled: CompiledNetwork,
  { name, sources }: MeasurementPlan["layers"][number],
  summaries: ReadonlyMap<string, LayerSummary>,
): MapWinner[] {
  const { shape } = compiled.layer(name);
  const columns = shape.length === 3 ? shape[1]! : 1;
  const tops = sources.flatMap((source) => {
    const summary = summaries.get(source)!;
    return Array.from({ length: summary.channels }, (_, channel) => summary.tops(channel)[0]);
  });
  return tops.map((top, channel) => {
    if (top === undefined) return { channel, image: -1, activation: 0, y: 0, x: 0 };
    const { image, activation, place } = top;
    return { channel, image, activation, y: Math.floor(place / columns), x: place % columns };
  });
}
