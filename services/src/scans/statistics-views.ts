import { LayerSummary } from "@deconvscope/atlas";
import type { ScannedLayer, ScanStore, StoredScan } from "./scan-store.ts";

/** What is known of a layer at one version of its scan. */
export interface LayerView {
  readonly version: number;
  readonly summary: LayerSummary;
}

/** Maps whose summaries are kept; one takes about 3 KB. */
const mostMaps = 16_384;

/** Layers' summaries as they were asked for lately: pages of one list show the same state of a scan that goes on. */
export class LayerViews {
  readonly #scans: ScanStore;
  /** Least recently used first. */
  readonly #views = new Map<string, { readonly channels: number; readonly view: Promise<LayerView> }>();

  constructor(scans: ScanStore) {
    this.#scans = scans;
  }

  /**
   * @param version the one that the first page showed; if it is not kept any more, or undefined, the scan's
   * @throws SummaryError if the store holds what no summary is
   */
  async read(scan: StoredScan, layer: ScannedLayer, version: number | undefined): Promise<LayerView> {
    const keyOf = (version: number): string => JSON.stringify([scan.id, layer.name, version]);
    const earlier = version === undefined ? undefined : this.#views.get(keyOf(version));
    const key = keyOf(earlier === undefined ? scan.version : (version ?? scan.version));
    const { channels } = layer;
    const entry = this.#views.get(key) ?? { channels, view: this.#merge(scan, layer) };
    this.#views.delete(key);
    this.#views.set(key, entry);
    this.#forgetOldest();
    try {
      return await entry.view;
    } catch (error) {
      this.#views.delete(key);
      throw error;
    }
  }

  async #merge({ id, k, version }: StoredScan, { name, channels }: ScannedLayer): Promise<LayerView> {
    const summary = LayerSummary.empty(channels, k);
    for (const part of await this.#scans.parts(id, name)) {
      summary.merge(LayerSummary.decode(part));
    }
    return { version, summary };
  }

  /** The newest stays, however wide. */
  #forgetOldest(): void {
    let channels = [...this.#views.values()].reduce((sum, entry) => sum + entry.channels, 0);
    for (const [key, entry] of [...this.#views].slice(0, -1)) {
      if (channels > mostMaps) {
        this.#views.delete(key);
        channels -= entry.channels;
      }
    }
  }
}
