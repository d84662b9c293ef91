import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EvolutionStep, MapEvolution } from "./read-evolution.ts";

/**
 * Writes a layer's pictures one by one, FOLDER/CHANNEL/EPOCH-projection.png beside -patch.png.
 * @returns how many
 */
export async function writeCells(
  folder: string,
  steps: readonly EvolutionStep[],
  maps: readonly MapEvolution[],
): Promise<number> {
  let written = 0;
  for (const { channel, states } of maps) {
    const place = join(folder, String(channel));
    await mkdir(place, { recursive: true });
    for (const [index, state] of states.entries()) {
      const epoch = Number(steps[index]!.snapshot.epoch.toFixed(4));
      const pictures = { projection: state?.projectionPng, patch: state?.patchPng };
      for (const [kind, png] of Object.entries(pictures)) {
        if (png === undefined || png.length === 0) continue;
        await writeFile(join(place, `${epoch}-${kind}.png`), png);
        written++;
      }
    }
  }
  return written;
}
