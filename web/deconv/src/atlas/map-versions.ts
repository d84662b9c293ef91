/** Counts how often each map's tops changed, so that a page knows which of its pictures are old. */
export class MapVersions {
  #maps = new Map<string, number>();
  #all = 0;

  /** Grows whenever the map's tops may have changed. */
  of(layer: string, channel: number): number {
    return this.#all + (this.#maps.get(`${channel} ${layer}`) ?? 0);
  }

  changed(maps: readonly { layer: string; channel: number }[]): void {
    for (const { layer, channel } of maps) {
      const key = `${channel} ${layer}`;
      this.#maps.set(key, (this.#maps.get(key) ?? 0) + 1);
    }
  }

  /** Nobody watched for a while: any map may have changed. */
  missed(): void {
    this.#all += 1;
  }
}
