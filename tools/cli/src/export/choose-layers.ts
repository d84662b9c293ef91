import type { Scan } from "@deconvscope/proto";
import type { Session } from "../session/open-session.ts";
import type { ExportedLayer } from "./export-job.ts";

/**
 * The layers and maps that are meant.
 * @param names none: every layer that was scanned
 * @param channels none: every map
 * @throws ConnectError if a layer was not scanned or has no such map
 */
export async function chooseLayers(
  { deconv, call }: Session,
  scan: Scan,
  names: readonly string[],
  channels: readonly number[],
): Promise<ExportedLayer[]> {
  const given = [...new Set(channels)].toSorted((a, b) => a - b);
  const layers: ExportedLayer[] = [];
  for (const name of new Set(names.length === 0 ? scan.layers : names)) {
    const request = { scanId: scan.id, layer: name, channels: given, pageSize: 1 };
    const { totalMaps } = await deconv.listMapStatistics(request, call);
    const all = () => Array.from({ length: totalMaps }, (_, channel) => channel);
    layers.push({ name, given, channels: given.length === 0 ? all() : given });
  }
  return layers;
}
