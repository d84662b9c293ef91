import type { FeatureEvolution, Snapshot } from "@deconvscope/proto";
import { navigate, useViewState } from "@deconvscope/shell";
import type { EvolutionPlace } from "@deconvscope/viz-evolution-grid";
import { useCallback, useMemo } from "react";
import type { Evolution } from "./evolution-state.ts";
import type { NamedLayer } from "./name-layers.ts";

/** A chosen cell, or a chosen map at the newest snapshot. */
export interface SelectedCell {
  place: EvolutionPlace;
  layer: NamedLayer;
  map: FeatureEvolution;
  snapshot: Snapshot;
}

/** The cell that the address names with model, layer and unit, as the other zones read them. */
export function useSelectedCell(
  names: readonly NamedLayer[],
  { snapshots }: Evolution,
): [SelectedCell | undefined, (place: EvolutionPlace | undefined) => void] {
  const { view } = useViewState();
  const selected = useMemo(() => {
    const layer = names.find((one) => one.layer === view?.layer);
    const channel = view?.unit?.channel;
    if (!layer || channel === undefined) return undefined;
    const at = snapshots.find(({ snapshot }) => snapshot?.model === view?.model) ?? snapshots.at(-1);
    const map = at?.features.find(({ unit }) => unit?.layer === layer.layer && unit.channel === channel);
    if (!at?.snapshot || !map) return undefined;
    return { place: { layer: layer.name, channel, snapshot: at.snapshot.model }, layer, map, snapshot: at.snapshot };
  }, [names, snapshots, view?.layer, view?.unit, view?.model]);
  const select = useCallback(
    (place: EvolutionPlace | undefined) => {
      const layer = names.find(({ name }) => name === place?.layer)?.layer;
      if (!place || layer === undefined || place.channel === undefined)
        return navigate({ layer: undefined, unit: undefined });
      const model = place.snapshot ?? snapshots.at(-1)?.snapshot?.model;
      navigate({ layer, unit: { channel: place.channel }, model });
    },
    [names, snapshots],
  );
  return [selected, select];
}
