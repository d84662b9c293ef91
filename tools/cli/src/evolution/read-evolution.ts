import type { FeatureEvolution, Provenance, Snapshot } from "@deconvscope/proto";
import type { Session } from "../session/open-session.ts";

/** What excites the followed maps at one snapshot. */
export interface EvolutionStep {
  readonly snapshot: Snapshot;
  readonly features: readonly FeatureEvolution[];
  readonly changeByLayer: Readonly<Record<string, number>>;
  readonly jumpsByLayer: Readonly<Record<string, number>>;
  readonly provenance: Provenance | undefined;
}

/** One map's row of the figure: its state at each snapshot, undefined where it is not there. */
export interface MapEvolution {
  readonly layer: string;
  readonly channel: number;
  readonly states: readonly (FeatureEvolution | undefined)[];
}

/**
 * Reads the snapshots whose features are known, oldest first.
 * @param channels of the layers; none: those that the run follows
 */
export async function readEvolution(
  { training, terminal, call }: Session,
  runId: string,
  layers: readonly string[],
  channels: readonly number[],
): Promise<EvolutionStep[]> {
  const maps = layers.flatMap((layer) => channels.map((channel) => ({ layer, channel })));
  const steps: EvolutionStep[] = [];
  for await (const { features, provenance } of training.getEvolution({ runId, maps }, call)) {
    if (features?.snapshot === undefined) continue;
    const { snapshot, changeByLayer, jumpsByLayer } = features;
    const wanted = features.features.filter(({ unit }) => layers.length === 0 || layers.includes(unit?.layer ?? ""));
    steps.push({ snapshot, features: wanted, changeByLayer, jumpsByLayer, provenance });
    terminal.report(`reading ${runId}: ${steps.length} snapshots`);
  }
  return steps;
}

/** The same by map: layers in their order, a row a map. */
export function groupByMap(steps: readonly EvolutionStep[]): MapEvolution[] {
  const places = new Map<string, { layer: string; channel: number }>();
  for (const { unit } of steps.flatMap(({ features }) => features)) {
    if (unit !== undefined) places.set(keyOf(unit), { layer: unit.layer, channel: unit.channel });
  }
  return [...places].map(([key, place]) => ({
    ...place,
    states: steps.map(({ features }) => features.find(({ unit }) => unit !== undefined && keyOf(unit) === key)),
  }));
}

function keyOf({ layer, channel }: { readonly layer: string; readonly channel: number }): string {
  return `${channel} ${layer}`;
}
