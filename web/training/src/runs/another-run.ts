import type { ViewChange } from "@deconvscope/shell";

/** The change that shows another run: networks, rows, snapshots, maps, cells and filters are the old one's. */
export function anotherRun(run: string | undefined): ViewChange {
  return {
    run,
    network: undefined,
    outcome: undefined,
    snapshot: undefined,
    filter: undefined,
    vs: undefined,
    maps: undefined,
    layer: undefined,
    unit: undefined,
  };
}
