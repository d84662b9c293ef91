import type { AtlasRow } from "@deconvscope/viz-atlas-rows/react";
import { type AtlasLook, labelName } from "./atlas-look.ts";
import type { MapRow } from "./map-row.ts";
import type { MapTop, MapTops } from "./map-top.ts";

/** Makes rows for the list, the same object again where nothing changed, so that only rows that did are drawn anew. */
export class AtlasRowCache {
  #rows = new WeakMap<MapRow, { tops: MapTops | undefined; row: AtlasRow }>();

  /** @returns undefined before the first image: nothing is known of the map yet */
  rowOf(map: MapRow, tops: MapTops | undefined, look: Pick<AtlasLook, "labels">): AtlasRow | undefined {
    if (map.images === 0) return undefined;
    const known = this.#rows.get(map);
    if (known && known.tops === tops) return known.row;
    const row = toAtlasRow(map, tops, look);
    this.#rows.set(map, { tops, row });
    return row;
  }
}

function toAtlasRow(map: MapRow, tops: MapTops | undefined, look: Pick<AtlasLook, "labels">): AtlasRow {
  const commonest = map.labels[0];
  return {
    channel: map.channel,
    maximum: map.maximum,
    histogram: map.histogram,
    aboveHalf: map.aboveHalf,
    ...(tops ? { tops: tops.tops.map((top) => toAtlasTop(top, look)) } : {}),
    ...(commonest ? { purity: map.purity, label: labelName(look, commonest.label) } : {}),
  };
}

function toAtlasTop({ projectionUrl, patchUrl, scale, labels }: MapTop, look: Pick<AtlasLook, "labels">) {
  return {
    ...(projectionUrl ? { projectionUrl } : {}),
    ...(patchUrl ? { patchUrl } : {}),
    zero: projectionUrl !== undefined && scale === 0,
    ...(labels.length > 0 ? { label: labels.map((label) => labelName(look, label)).join(", ") } : {}),
  };
}
