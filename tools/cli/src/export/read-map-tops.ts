import type { Provenance, TopActivation } from "@deconvscope/proto";
import type { ExportedLayer, ExportJob } from "./export-job.ts";

/** The strongest activations of a map, with their pictures. */
export interface MapTops {
  readonly channel: number;
  /** By rank; none if the map never fired. */
  readonly tops: readonly TopActivation[];
  readonly provenance: Provenance | undefined;
}

/** A layer's maps in their order, page after page: only one page is in memory. */
export async function* readMapTops(
  { session, scan, rule, side, progress }: ExportJob,
  layer: ExportedLayer,
): AsyncGenerator<MapTops> {
  const { deconv, call } = session;
  const { name, given, channels } = layer;
  const wanted = { scanId: scan.id, layer: name, channels: [...given], rule, includePictures: true, pictureSide: side };
  let next = 0;
  let pageToken = "";
  do {
    const { activations, nextPageToken, provenance } = await deconv.listTopActivations({ ...wanted, pageToken }, call);
    const found = Map.groupBy(activations, ({ unit }) => unit?.channel);
    // Maps that never fired are on no page: they are before, between and behind those that did.
    const last = nextPageToken === "" ? channels.length - 1 : channels.findLastIndex((channel) => found.has(channel));
    const read = channels.slice(next, last + 1);
    progress.addMaps(layer, read.length, activations);
    for (const channel of read) yield { channel, tops: found.get(channel) ?? [], provenance };
    next += read.length;
    pageToken = nextPageToken;
  } while (pageToken !== "");
}
