import type { ViewChange } from "@deconvscope/shell";

/** The change that shows another run: networks, maps and cells are the old one's. */
export function anotherRun(run: string | undefined): ViewChange {
  return { run, network: undefined, vs: undefined, maps: undefined, layer: undefined, unit: undefined };
}
