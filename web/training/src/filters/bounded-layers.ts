import type { Metrics } from "@deconvscope/proto";

const prefix = "bounded/";

/** Layers whose filters a bound held, in the order in which they were told first. */
export function boundedLayers(metrics: readonly Metrics[]): { layer: string; key: string }[] {
  const keys = new Set(metrics.flatMap(({ values }) => Object.keys(values).filter((key) => key.startsWith(prefix))));
  return [...keys].map((key) => ({ layer: key.slice(prefix.length), key }));
}
