import { csvLine } from "../export/csv-line.ts";
import type { EvolutionStep } from "./read-evolution.ts";

const winnerColumns = [
  ...["layer", "channel", "epoch", "step", "model", "activation", "y", "x", "dataset", "split", "image", "jump"],
];

/** What won at each snapshot, a line a map and snapshot. */
export function tabulateWinners(steps: readonly EvolutionStep[]): string {
  const lines = steps.flatMap(({ snapshot, features }) =>
    features.map(({ unit, activation, image, jump }) =>
      csvLine([
        ...[unit?.layer ?? "", unit?.channel ?? "", snapshot.epoch, snapshot.step, snapshot.model, activation],
        ...[unit?.y ?? "", unit?.x ?? "", image?.dataset ?? "", image?.split ?? "", image?.index ?? "", Number(jump)],
      ]),
    ),
  );
  return [csvLine(winnerColumns), ...lines].join("");
}

/** How far each layer is from the snapshot before: projections of its followed maps, and jumps of all its maps. */
export function tabulateChange(steps: readonly EvolutionStep[]): string {
  const lines = steps.flatMap(({ snapshot, changeByLayer, jumpsByLayer }) =>
    [...new Set([...Object.keys(changeByLayer), ...Object.keys(jumpsByLayer)])].map((layer) =>
      csvLine([layer, snapshot.epoch, snapshot.step, changeByLayer[layer] ?? "", jumpsByLayer[layer] ?? ""]),
    ),
  );
  return [csvLine(["layer", "epoch", "step", "change", "jumps"]), ...lines].join("");
}
