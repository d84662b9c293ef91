import type { ModelView } from "@deconvscope/shell";
import type { SweepStart } from "../sweep/sweep-state.ts";

/** What the watched map is called: "fire9 · 451". */
export function mapName(model: ModelView, { unit }: Pick<SweepStart, "unit">): string {
  return `${layerLabel(model, unit.layer)} · ${unit.channel}`;
}

/** The item's short name; for a layer inside one, its own. */
export function layerLabel({ items }: ModelView, layer: string): string {
  return items.find(({ id }) => id === layer)?.label ?? layer;
}

/** A class's name. */
export function className({ response }: ModelView, classIndex: number): string {
  return response.labels[classIndex] ?? `class ${classIndex}`;
}
