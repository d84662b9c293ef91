import { type Layer, Rule } from "@deconvscope/proto";
import { type CallProblem, callProblem, deconv, type FoldedItem, isCancelled } from "@deconvscope/shell";
import { useEffect, useState } from "react";
import { classOfUnit, hasPlaces, type Look } from "./look.ts";
import { readReconstruction } from "./reconstruction.ts";

/** What the rail shows of a layer: its strongest map's projection, or the strongest unit of a dense one. */
export interface RailPicture {
  url?: string;
  topUnit?: string;
}
const known = new Map<string, RailPicture>();

/**
 * Fills the rail one layer after the other once nothing more urgent is under way.
 * @param idle the strongest maps on screen are complete
 */
export function useRailPictures(
  look: Look | undefined,
  idle: boolean,
): { pictures: ReadonlyMap<string, RailPicture>; problem: CallProblem | undefined } {
  const base = look && JSON.stringify([look.model.summary.sha256, look.imageKey]);
  const [, redraw] = useState(0);
  const [problem, setProblem] = useState<CallProblem>();
  // `base` says when model or image change; the layer only decides the order.
  useEffect(() => {
    if (!look || !idle) return;
    const abort = new AbortController();
    setProblem(undefined);
    void (async () => {
      try {
        for (const item of nearestFirst(look)) {
          const key = `${base} ${item.id}`;
          if (known.has(key)) continue;
          known.set(key, await readPicture(look, item, abort.signal));
          redraw((before) => before + 1);
        }
      } catch (thrown) {
        if (!isCancelled(thrown)) setProblem(callProblem(thrown));
      }
    })();
    return () => abort.abort();
  }, [base, idle]);
  const pictures = new Map(
    look?.model.items.flatMap(({ id }) =>
      known.has(`${base} ${id}`) ? [[id, known.get(`${base} ${id}`)!] as const] : [],
    ),
  );
  return { pictures, problem };
}

/** The layers beside the current one are looked at first. */
function nearestFirst({ model, item }: Look): FoldedItem<Layer>[] {
  const at = model.items.findIndex(({ id }) => id === item.id);
  return model.items
    .map((other, index) => ({ other, distance: Math.abs(index - at) }))
    .filter(({ other }) => other.layer.projectable)
    .sort((a, b) => a.distance - b.distance)
    .map(({ other }) => other);
}

async function readPicture(look: Look, item: FoldedItem<Layer>, signal: AbortSignal): Promise<RailPicture> {
  const request = {
    model: look.model.summary.name,
    image: look.source,
    strongest: { layer: item.id, count: 1 },
    rule: Rule.DECONVNET,
  };
  for await (const { reconstruction, provenance } of deconv.reconstruct(request, { signal })) {
    if (!reconstruction) continue;
    const projected = readReconstruction(reconstruction, provenance);
    if (hasPlaces(item.layer)) return { url: projected.projectionUrl };
    return { topUnit: classOfUnit(look.model, item.layer, projected.channel) ?? `unit ${projected.channel}` };
  }
  return {};
}
