import { LayerSummary } from "@deconvscope/atlas";
import type { LayerPart } from "../engine/scan/scan-job.ts";
import type { Queries } from "../store/database.ts";
import { asBytes } from "../store/read-row.ts";

/** A layer's summary with more images in it, before it is written. */
export interface MergedPart {
  readonly layer: string;
  readonly summary: Uint8Array;
  /** Of each map, the version at which its tops last changed. */
  readonly changedAt: Uint32Array;
  /** Maps whose tops are other ones now. */
  readonly changed: readonly number[];
}

/** Merges what a worker found into what a lane holds. */
export async function mergeParts(
  queries: Queries,
  scan: string,
  lane: number,
  found: readonly LayerPart[],
): Promise<MergedPart[]> {
  const merged: MergedPart[] = [];
  for (const { layer, summary } of found) {
    const [row] = await queries.query(
      "SELECT summary, changed_at FROM scan_parts WHERE scan = ? AND lane = ? AND layer = ?",
      [scan, lane, layer],
    );
    merged.push(row === undefined ? begin(layer, summary) : merge(layer, row, summary));
  }
  return merged;
}

/** Writes merged layers as of a version. */
export async function writeParts(
  queries: Queries,
  scan: string,
  lane: number,
  version: number,
  parts: readonly MergedPart[],
): Promise<void> {
  for (const { layer, summary, changedAt, changed } of parts) {
    for (const channel of changed) {
      changedAt[channel] = version;
    }
    await queries.query(
      `INSERT INTO scan_parts (scan, lane, layer, summary, changed_at, version) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (scan, lane, layer) DO UPDATE SET
        summary = excluded.summary, changed_at = excluded.changed_at, version = excluded.version`,
      [scan, lane, layer, summary, toBytes(changedAt), version],
    );
  }
}

/** Of each map, the version at which its tops last changed, from a row's bytes. */
export function readChangedAt(bytes: Uint8Array): Uint32Array {
  // A copy: what a Buffer slices is still a part of its pool.
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

function toBytes(values: Uint32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function begin(layer: string, summary: Uint8Array): MergedPart {
  const { channels, fired } = describe(LayerSummary.decode(summary));
  return { layer, summary, changedAt: new Uint32Array(channels), changed: fired };
}

function merge(layer: string, row: Parameters<typeof asBytes>[0], found: Uint8Array): MergedPart {
  const kept = LayerSummary.decode(asBytes(row, "summary"));
  const changed = kept.merge(LayerSummary.decode(found));
  const changedAt = readChangedAt(asBytes(row, "changed_at"));
  return { layer, summary: kept.encode(), changedAt, changed: [...changed] };
}

function describe(summary: LayerSummary): { channels: number; fired: number[] } {
  const { channels } = summary;
  const all = Array.from({ length: channels }, (_, channel) => channel);
  return { channels, fired: all.filter((channel) => summary.tops(channel).length > 0) };
}
