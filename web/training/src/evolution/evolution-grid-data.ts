import type { FeatureEvolution } from "@deconvscope/proto";
import type { EvolutionLayer, EvolutionSnapshot } from "@deconvscope/viz-evolution-grid";
import type { DueSnapshot } from "../snapshots/plan-snapshots.ts";
import type { Evolution } from "./evolution-state.ts";
import type { NamedLayer } from "./name-layers.ts";

/** Maps that are shown where nobody chose any. */
export const mostStrongest = 14;

export interface EvolutionGridData {
  snapshots: readonly EvolutionSnapshot[];
  layers: readonly EvolutionLayer[];
}

/** Layers that are followed, from the pixels to the classes. */
export function followedLayers({ snapshots }: Evolution): string[] {
  return [...new Set(snapshots.flatMap(({ features }) => features.map(({ unit }) => unit?.layer ?? "")))];
}

/**
 * The followed maps as rows under their layers.
 * @param most maps in all, the strongest at the newest snapshot of each layer; undefined: all
 * @param urlOf the address of a picture
 */
export function toGridData(
  { snapshots }: Evolution,
  names: readonly NamedLayer[],
  due: readonly DueSnapshot[],
  most: number | undefined,
  urlOf: (png: Uint8Array) => string,
): EvolutionGridData {
  const columns = snapshots.map((one) => new Map(one.features.map((map) => [keyOf(map), map])));
  const shares = shareOut(most, names.length);
  return {
    snapshots: [
      ...snapshots.map(({ snapshot }) => ({ key: snapshot?.model ?? "", epoch: snapshot?.epoch ?? 0 })),
      ...due.map(({ model, epoch, due: when }) => ({ key: model ?? `due ${epoch}`, epoch, due: when })),
    ],
    layers: names.map(({ layer, name, maps, field }, index) => ({
      name,
      maps,
      field,
      changes: snapshots.map(({ changeByLayer }) => changeByLayer[layer]),
      followed: followed(snapshots.at(-1)?.features ?? [], layer, shares?.[index]).map((channel) => ({
        channel,
        cells: columns.map((column) => cellOf(column.get(`${layer}:${channel}`), urlOf)),
      })),
    })),
  };
}

/** Deeper layers get what is left over: they need more maps to be understood. */
function shareOut(most: number | undefined, layers: number): number[] | undefined {
  if (most === undefined || layers === 0) return undefined;
  const each = Math.max(1, Math.floor(most / layers));
  const over = Math.max(0, most - each * layers);
  return Array.from({ length: layers }, (_, index) => each + (index >= layers - over ? 1 : 0));
}

function followed(newest: readonly FeatureEvolution[], layer: string, most: number | undefined): number[] {
  const own = newest.filter(({ unit }) => unit?.layer === layer);
  const strongest = most === undefined ? own : own.toSorted((a, b) => b.activation - a.activation).slice(0, most);
  return strongest.map(({ unit }) => unit?.channel ?? 0).sort((a, b) => a - b);
}

function cellOf(map: FeatureEvolution | undefined, urlOf: (png: Uint8Array) => string) {
  if (!map) return undefined;
  const { activation, image, jump, projectionPng, patchPng } = map;
  return {
    activation,
    jump,
    image: image && `${image.split} ${image.index}`,
    projectionUrl: projectionPng.length > 0 ? urlOf(projectionPng) : undefined,
    patchUrl: patchPng.length > 0 ? urlOf(patchPng) : undefined,
  };
}

const keyOf = ({ unit }: FeatureEvolution) => `${unit?.layer}:${unit?.channel}`;
