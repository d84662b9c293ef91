import type { Provenance, TopActivation } from "@deconvscope/proto";
import { dataUrl, deconv, type PixelRect, type RuleName } from "@deconvscope/shell";
import { ruleNumbers } from "../reconstruction.ts";
import type { MapRow } from "./map-row.ts";

/** One of a map's strongest activations, at most one an image. */
export interface MapTop {
  /** From 1, the strongest. */
  rank: number;
  activation: number;
  y: number;
  x: number;
  /** Where the image stands in the scanned split. */
  index: number;
  /** Indices into the dataset's labels. */
  labels: readonly number[];
  field: PixelRect;
  /** data: URLs, so that an exported SVG keeps them. */
  projectionUrl: string | undefined;
  patchUrl: string | undefined;
  /** The signal at the ends of the grey scale; 0: rectification left nothing. */
  scale: number;
}
/** A map's tops, the strongest first, and what made their pictures. */
export interface MapTops {
  tops: readonly MapTop[];
  provenance: Provenance | undefined;
  /** Its numbers at that moment, where they were asked for too. */
  row?: MapRow | undefined;
}
/** Why a top that came has no pictures: each is asked for with them. */
export function missingPictures({ projectionUrl }: MapTop): { error?: string } {
  return projectionUrl === undefined ? { error: "its image cannot be read any more, or is another one now" } : {};
}
/** What pictures of tops depend on, the map apart. */
export interface TopsQuery {
  scanId: string;
  layer: string;
  rule: RuleName;
  /** Longest side of the pictures in pixels; 0: as large as what a unit sees. */
  side: number;
}

/** The request for the tops of some maps, with their pictures. */
export function topsRequest({ scanId, layer, rule, side }: TopsQuery, channels: readonly number[]) {
  return {
    scanId,
    layer,
    channels: [...channels],
    rule: ruleNumbers[rule],
    includePictures: true,
    pictureSide: side,
    pageSize: channels.length,
  };
}

/**
 * Asks for the tops of some maps, with their pictures.
 * @param channels at most 64
 * @returns by channel; a map that never fired has none
 * @throws ConnectError
 */
export async function loadTops(
  query: TopsQuery,
  channels: readonly number[],
  signal?: AbortSignal,
): Promise<Map<number, MapTops>> {
  const tops = new Map<number, MapTop[]>(channels.map((channel) => [channel, []]));
  // Of large pictures the server puts fewer maps on a page than are asked for.
  for (let pageToken = ""; ; ) {
    const request = { ...topsRequest(query, channels), pageToken };
    const { activations, nextPageToken, provenance } = await deconv.listTopActivations(request, signal && { signal });
    for (const top of activations) tops.get(top.unit?.channel ?? -1)?.push(readTop(top));
    if (nextPageToken === "")
      return new Map([...tops].map(([channel, found]) => [channel, { tops: found, provenance }]));
    pageToken = nextPageToken;
  }
}

/** @throws Error if the server left the unit or the image out */
export function readTop(top: TopActivation): MapTop {
  const { unit, image, rank, activation, labels, receptiveField, projectionPng, patchPng, scale } = top;
  if (!unit || !image) throw new Error("ListTopActivations: expected a unit and its image, got none");
  return {
    rank: rank + 1,
    activation,
    y: unit.y ?? 0,
    x: unit.x ?? 0,
    index: image.index,
    labels,
    field: receptiveField ?? { x: 0, y: 0, width: 0, height: 0 },
    projectionUrl: projectionPng.length > 0 ? dataUrl(projectionPng) : undefined,
    patchUrl: patchPng.length > 0 ? dataUrl(patchPng) : undefined,
    scale,
  };
}
