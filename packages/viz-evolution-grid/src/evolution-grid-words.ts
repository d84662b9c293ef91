import { formatActivation, formatNumber } from "@deconvscope/viz-kit";
import type { EvolutionLayer, PlacedCell, PlacedChange } from "./evolution-grid-layout.ts";

/** "40", or "4.5" of a snapshot inside an epoch. */
export const epochText = (epoch: number) => formatNumber(epoch, Number.isInteger(epoch) ? 0 : 1);

/** "32 maps, 7 px" */
export function layerText({ maps, field }: EvolutionLayer): string {
  const many = maps === undefined ? [] : [`${formatNumber(maps)} ${maps === 1 ? "map" : "maps"}`];
  return [...many, ...(field === undefined ? [] : [`${formatNumber(field)} px`])].join(", ");
}

/** "0.27"; a dash of a snapshot to come; empty where there is none before. */
export function changeText({ change, snapshot }: PlacedChange): string {
  if (change !== undefined) return formatNumber(change, 2);
  return snapshot.due === undefined ? "" : "–";
}

/** What a cell shows, for its title and for those who cannot see it: "conv1 · 16, epoch 5: stopwatch, activation 5.40, jump". */
export function cellText({ layer, channel, snapshot, cell, kind, jump, held }: PlacedCell): string {
  const head = `${layer} · ${channel}, epoch ${epochText(snapshot.epoch)}`;
  if (kind === "due") return [head, snapshot.due || "to come"].join(": ");
  if (!cell) return `${head}: not known yet`;
  if (kind === "silent") return `${head}: ${silentWords}`;
  const said = cell.error ?? (cell.zero ? "projection 0: rectification leaves nothing" : undefined);
  const parts = [
    cell.image,
    `activation ${formatActivation(cell.activation)}`,
    said,
    jump ? "jump" : "",
    held ? "held" : "",
  ];
  return `${head}: ${parts.filter(Boolean).join(", ")}`;
}

export const silentWords = "nothing excites it";
