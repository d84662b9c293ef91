import type { LayerFigures } from "../figures/layer-figures.ts";
import type { JudgedBank } from "../filters/judge-filters.ts";
import { findAliasing } from "./find-aliasing.ts";
import { findFilterFaults } from "./find-filter-faults.ts";
import { findDeadMaps, findNearlyDeadMaps } from "./find-silent-maps.ts";
import type { Finding, Severity } from "./finding.ts";
import { sayCount } from "./say-numbers.ts";

/** Problems first. */
const order: readonly Severity[] = ["problem", "warning", "note"];

/**
 * Says in words what figures show, what is worst first, else in the network's order.
 * @param bank undefined for a network without a convolution
 * @param layers undefined where no images were looked at
 */
export function findFindings(bank: JudgedBank | undefined, layers?: readonly LayerFigures[]): Finding[] {
  const ofFilters = bank ? findFilterFaults(bank) : [];
  const ofLayers = (layers ?? []).flatMap((layer) => [
    ...findDeadMaps(layer),
    ...findNearlyDeadMaps(layer),
    ...findAliasing(layer, bank),
  ]);
  const found = [...ofFilters, ...findUnreadable(layers ?? []), ...ofLayers];
  const isWrong = found.some(({ severity }) => severity !== "note");
  const sorted = order.flatMap((severity) => found.filter((finding) => finding.severity === severity));
  return isWrong ? sorted : [sayNothingFound(bank, layers), ...sorted];
}

/** Images were asked for, and none could be read. */
function findUnreadable(layers: readonly LayerFigures[]): Finding[] {
  const looked = layers.map(({ firing, stride }) => firing?.images ?? stride?.images ?? 0);
  if (looked.length === 0 || looked.some((images) => images > 0)) return [];
  const text = "None of the images could be read: nothing is known of maps and strides.";
  return [
    { id: "no-images", severity: "problem", layer: "", text, advice: "Look at the images themselves.", channels: [] },
  ];
}

function sayNothingFound(bank: JudgedBank | undefined, layers?: readonly LayerFigures[]): Finding {
  const judged = (layers ?? []).flatMap(({ firing }) => firing ?? []);
  const strided = (layers ?? []).flatMap(({ stride }) => stride ?? []);
  const checked = [
    ...(bank ? [`${sayCount(bank.filters.length, "filter")} of ${bank.layer}`] : []),
    ...(judged[0] ? [`the maps of ${sayCount(judged.length, "layer")} on ${sayCount(judged[0].images, "image")}`] : []),
    ...(strided[0]
      ? [`the aliasing of ${sayCount(strided.length, "stride")} on ${sayCount(strided[0].images, "image")}`]
      : []),
  ];
  const nothing = layers
    ? "There is nothing to look at: no convolution, no rectifier, no stride."
    : "There is no convolution whose filters could be judged.";
  const text = checked.length === 0 ? nothing : `Nothing is wrong with what was looked at: ${checked.join("; ")}.`;
  const advice = layers ? "" : "Give a dataset to see whether maps fire, and what strides lose.";
  return { id: "nothing-found", severity: "note", layer: "", text, advice, channels: [] };
}
