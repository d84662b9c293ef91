import type { NumberTable } from "@deconvscope/shell";
import { type AtlasLook, labelName } from "./atlas-look.ts";
import type { MapRow } from "./map-row.ts";

/** Maps' statistics as rows: one a map, in the order of the list. */
export function statisticsTable(maps: readonly MapRow[], look: Pick<AtlasLook, "labels">): NumberTable {
  return {
    columns: ["map", "images", "firing", "mean", "maximum", "above_half", "purity", "commonest_label", "its_count"],
    rows: maps.map(({ channel, images, firing, mean, maximum, aboveHalf, purity, labels }) => {
      const commonest = labels[0];
      return [
        channel,
        images,
        firing,
        mean,
        maximum,
        aboveHalf,
        purity,
        commonest ? labelName(look, commonest.label) : "",
        commonest?.count ?? 0,
      ];
    }),
  };
}

/** Maps' histograms, one a row: [maps, bins]; equal bins from 0 to each map's maximum. */
export function histogramsOf(maps: readonly MapRow[]): { values: Float32Array; shape: number[] } {
  const bins = maps[0]?.histogram.length ?? 0;
  const values = new Float32Array(maps.length * bins);
  for (const [index, { histogram }] of maps.entries()) values.set(histogram, index * bins);
  return { values, shape: [maps.length, bins] };
}
