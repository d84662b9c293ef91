import { ScanState, type TopActivation } from "@deconvscope/proto";
import { deconv, type Query, useQuery } from "@deconvscope/shell";

/** The images that excite a map most. */
export interface MapTops {
  scan: string;
  dataset: string;
  tops: readonly TopActivation[];
}
const pictureSide = 120;
const shown = 4;

/** Asks the model's newest scan that has the layer; undefined where none has. */
export function useMapTops(
  model: string | undefined,
  layer: string | undefined,
  channel: number | undefined,
): Query<MapTops | undefined> {
  const key = model && layer && channel !== undefined && JSON.stringify(["tops", model, layer, channel]);
  return useQuery(key || undefined, async (signal) => {
    const { scans } = await deconv.listScans({ model: model!, pageSize: 100 }, { signal });
    const scan = scans.find(
      ({ layers, state, progress }) =>
        layers.includes(layer!) && state !== ScanState.QUEUED && (progress?.done ?? 0n) > 0n,
    );
    if (!scan) return undefined;
    const { activations } = await deconv.listTopActivations(
      { scanId: scan.id, layer: layer!, channels: [channel!], includePictures: true, pictureSide },
      { signal },
    );
    return { scan: scan.id, dataset: scan.dataset, tops: activations.slice(0, shown) };
  });
}
