import {
  countLabels,
  type LabelCount,
  type LayerSummary,
  labelPurity,
  type MapStatistics,
  type RankedMap,
} from "@deconvscope/atlas";
import type { LabelsOf } from "./statistics-labels.ts";

/** What is told of one map. */
export interface DescribedMap extends MapStatistics {
  readonly channel: number;
  /** Share of its strongest images that carry their commonest label. */
  readonly purity: number;
  readonly labels: readonly LabelCount[];
}

const described = new WeakMap<LayerSummary, readonly DescribedMap[]>();

/** Images that are among the strongest of any of some maps. */
export function strongestImages(summary: LayerSummary, channels: Iterable<number>): Set<number> {
  const images = new Set<number>();
  for (const channel of channels) {
    for (const { image } of summary.tops(channel)) {
      images.add(image);
    }
  }
  return images;
}

/**
 * All maps of a layer; a summary's are described once.
 * @param labelsOf of every image among the strongest
 */
export function describeMaps(summary: LayerSummary, labelsOf: LabelsOf): readonly DescribedMap[] {
  const maps = described.get(summary) ?? describeAll(summary, labelsOf);
  described.set(summary, maps);
  return maps;
}

function describeAll(summary: LayerSummary, labelsOf: LabelsOf): DescribedMap[] {
  return Array.from({ length: summary.channels }, (_, channel) => {
    const tops = summary.tops(channel);
    const labels = countLabels(tops, labelsOf);
    return { channel, ...summary.statistics(channel), purity: labelPurity(labels, tops.length), labels };
  });
}

/**
 * What a map is put in order by.
 * @param label that is looked for; undefined: none
 */
export function rankable(map: DescribedMap, label: number | undefined): RankedMap & { readonly map: DescribedMap } {
  const { channel, firing, maximum, aboveHalf, purity, labels } = map;
  const { count: labelled = 0, rank: labelRank = Number.POSITIVE_INFINITY } =
    labels.find((one) => one.label === label) ?? {};
  return { channel, firing, maximum, aboveHalf, purity, labelled, labelRank, map };
}
