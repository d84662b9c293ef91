import type { ChangedMaps, StoredScan } from "./scan-store.ts";

/** At which reading of a scan each of its maps' tops last changed. */
export class MapChanges {
  /** By layer, a channel; 0: it has none. */
  readonly #changedAt = new Map<string, Uint32Array>();

  /** @param reading counted from 1 */
  note({ layers }: StoredScan, changed: readonly ChangedMaps[], reading: number): void {
    for (const { layer, channels } of changed) {
      const count = layers.find(({ name }) => name === layer)?.channels ?? 0;
      const changedAt = this.#changedAt.get(layer) ?? new Uint32Array(count);
      for (const channel of channels) {
        changedAt[channel] = reading;
      }
      this.#changedAt.set(layer, changedAt);
    }
  }

  /** @param reading 0: every map that has tops */
  after(reading: number): ChangedMaps[] {
    return [...this.#changedAt].map(([layer, changedAt]) => ({
      layer,
      channels: [...changedAt.keys()].filter((channel) => changedAt[channel]! > reading),
    }));
  }
}
