import type { AtlasRow, AtlasTop } from "@deconvscope/viz-atlas-rows/react";
import { labelName } from "./atlas-look.ts";
import type { MapRow } from "./map-row.ts";
import { type MapTop, type MapTops, missingPictures } from "./map-top.ts";

/** What all rows of a list depend on. */
export interface RowLook {
  labels: readonly string[];
  /** Tops that a map keeps. */
  k: number;
  /** Index of the label that is looked for. */
  label: number | undefined;
  /** What a channel stands for; undefined where it is a number alone. */
  nameOf: (channel: number) => string | undefined;
}
const toCome: AtlasTop = {};

/** Makes rows for the list, the same object again where nothing changed, so that only rows that did are drawn anew. */
export class AtlasRowCache {
  #look: RowLook;
  #rows = new WeakMap<MapRow, { tops: MapTops | undefined; row: AtlasRow }>();

  constructor(look: RowLook) {
    this.#look = look;
  }

  /** @returns undefined before the first image: nothing is known of the map yet */
  rowOf(map: MapRow, tops: MapTops | undefined): AtlasRow | undefined {
    if (map.images === 0) return undefined;
    const known = this.#rows.get(map);
    if (known && known.tops === tops) return known.row;
    const row = toAtlasRow(map, tops, this.#look);
    this.#rows.set(map, { tops, row });
    return row;
  }
}

/** Tops that the map is known to have: of a running scan more than came with its pictures. */
export function leastTops({ firing }: MapRow, k: number): number {
  return Math.min(k, firing);
}

function toAtlasRow(map: MapRow, tops: MapTops | undefined, look: RowLook): AtlasRow {
  const commonest = map.labels[0];
  const name = look.nameOf(map.channel);
  return {
    channel: map.channel,
    ...(name === undefined ? {} : { name }),
    maximum: map.maximum,
    histogram: map.histogram,
    aboveHalf: map.aboveHalf,
    ...(tops ? { tops: toAtlasTops(tops, leastTops(map, look.k), look) } : {}),
    ...(commonest ? { purity: map.purity, label: labelName(look, commonest.label) } : {}),
  };
}

function toAtlasTops({ tops }: MapTops, least: number, look: RowLook): AtlasTop[] {
  const missing = Math.max(0, least - tops.length);
  return [...tops.map((top) => toAtlasTop(top, look)), ...Array.from({ length: missing }, () => toCome)];
}

function toAtlasTop(top: MapTop, look: RowLook): AtlasTop {
  const { projectionUrl, patchUrl, scale, labels } = top;
  return {
    ...missingPictures(top),
    ...(projectionUrl ? { projectionUrl } : {}),
    ...(patchUrl ? { patchUrl } : {}),
    zero: projectionUrl !== undefined && scale === 0,
    ...(labels.length > 0 ? { label: labels.map((label) => labelName(look, label)).join(", ") } : {}),
    ...(look.label !== undefined && labels.includes(look.label) ? { marked: true } : {}),
  };
}
