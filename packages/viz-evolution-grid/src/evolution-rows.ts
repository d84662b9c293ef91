import type { EvolutionLayer, EvolutionSnapshot } from "./evolution-grid-layout.ts";

/** One cell as numbers and words, for a table or a file. */
export interface EvolutionRecord {
  readonly layer: string;
  readonly channel: number;
  readonly epoch: number;
  readonly activation: number;
  /** Empty where nothing excites the map. */
  readonly image: string;
  readonly jump: boolean;
  /** The layer's mean cosine distance from the snapshot before. */
  readonly change: number | undefined;
}

/** What is known of every followed map at every snapshot: layer by layer, map by map, oldest first. */
export function evolutionRows(
  snapshots: readonly EvolutionSnapshot[],
  layers: readonly EvolutionLayer[],
): EvolutionRecord[] {
  return layers.flatMap(({ name, changes, followed }) =>
    followed.flatMap(({ channel, cells }) =>
      snapshots.flatMap(({ epoch }, column) => {
        const cell = cells[column];
        if (!cell) return [];
        const { activation, image = "", jump = false } = cell;
        return [{ layer: name, channel, epoch, activation, image, jump, change: changes[column] }];
      }),
    ),
  );
}
