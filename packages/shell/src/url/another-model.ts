import type { ViewChange, ViewState } from "./view-state.ts";

/**
 * The change that looks through another model: layers, units, classes, labels, mistakes and what is wrong are the old
 * one's, an open atlas stays open.
 */
export function anotherModel(model: string | undefined, view: ViewState | undefined): ViewChange {
  return {
    model,
    layer: undefined,
    unit: undefined,
    class: undefined,
    diagnosis: undefined,
    finding: undefined,
    filter: undefined,
    spectrum: undefined,
    block: undefined,
    cell: undefined,
    signs: undefined,
    ...(view?.atlas === undefined ? {} : { atlas: "latest", find: undefined }),
  };
}
