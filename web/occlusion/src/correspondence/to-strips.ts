import type { PartCorrespondence } from "@deconvscope/proto";
import type { Strip, StripRow } from "@deconvscope/viz-distribution-strip/react";

/**
 * A row a part, a column a layer in the order of their first coming.
 * @param names of the parts, in their order
 */
export function toStrips(
  parts: readonly PartCorrespondence[],
  names: readonly string[],
  nameOf: (layer: string) => string,
): { columns: string[]; rows: StripRow[] } {
  const layers = [...new Set(parts.map(({ layer }) => layer))];
  const rows = names.map((name) => ({
    name,
    strips: layers.map((layer): Strip | undefined => {
      const found = parts.find((entry) => entry.part === name && entry.layer === layer);
      return found && { mean: found.mean, deviation: found.deviation, random: found.random };
    }),
  }));
  return { columns: layers.map(nameOf), rows };
}
