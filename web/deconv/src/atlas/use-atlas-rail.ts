import { MapOrder } from "@deconvscope/proto";
import { type CallProblem, callProblem, deconv, isCancelled } from "@deconvscope/shell";
import { useEffect, useState } from "react";
import { classOfUnit, hasPlaces } from "../look.ts";
import type { RailPicture } from "../use-rail-pictures.ts";
import { type AtlasLook, scannedLayer } from "./atlas-look.ts";
import { loadTops } from "./map-top.ts";
import { scanProgress } from "./scan-state.ts";

interface RailEntry {
  picture: RailPicture;
  /** Maps that never fired. */
  dead: number;
}
const known = new Map<string, RailEntry>();
const pictureSide = 64;

/**
 * What the rail tells of each layer of a scan: its strongest map's strongest projection and how many maps are dead. One
 * layer after the other, and only while the scan rests.
 */
export function useAtlasRail(
  look: AtlasLook | undefined,
  resting: boolean,
): { pictures: ReadonlyMap<string, RailPicture>; dead: ReadonlyMap<string, number>; problem: CallProblem | undefined } {
  const base = look && JSON.stringify([look.scan.id, scanProgress(look.scan).done]);
  const [, redraw] = useState(0);
  const [problem, setProblem] = useState<CallProblem>();
  // `base` says when the scan changes.
  useEffect(() => {
    if (!look || !resting) return;
    const abort = new AbortController();
    setProblem(undefined);
    void (async () => {
      try {
        for (const item of look.model.items) {
          const layer = scannedLayer(item, undefined, look.scan.layers);
          const key = `${base} ${item.id}`;
          if (!layer || known.has(key)) continue;
          known.set(key, await readEntry({ ...look, item, layer }, abort.signal));
          redraw((before) => before + 1);
        }
      } catch (thrown) {
        if (!isCancelled(thrown)) setProblem(callProblem(thrown));
      }
    })();
    return () => abort.abort();
  }, [base, resting]);
  const entries = (look?.model.items ?? []).flatMap(({ id }) => {
    const entry = known.get(`${base} ${id}`);
    return entry ? [[id, entry] as const] : [];
  });
  return {
    pictures: new Map(entries.map(([id, { picture }]) => [id, picture])),
    dead: new Map(entries.map(([id, { dead }]) => [id, dead])),
    problem,
  };
}

async function readEntry(look: AtlasLook, signal: AbortSignal): Promise<RailEntry> {
  const { scan, layer } = look;
  const { maps, deadMaps } = await deconv.listMapStatistics(
    { scanId: scan.id, layer: layer.name, order: MapOrder.MAXIMUM, pageSize: 1 },
    { signal },
  );
  const strongest = maps[0];
  if (!strongest || strongest.firing === 0n) return { picture: {}, dead: deadMaps };
  const { channel } = strongest;
  if (!hasPlaces(layer)) {
    return { picture: { topUnit: classOfUnit(look.model, layer, channel) ?? `unit ${channel}` }, dead: deadMaps };
  }
  const query = { scanId: scan.id, layer: layer.name, rule: "deconvnet" as const, side: pictureSide };
  const found = await loadTops(query, [channel], signal);
  const url = found.get(channel)?.tops[0]?.projectionUrl;
  return { picture: url ? { url } : {}, dead: deadMaps };
}
