import { hasEnded } from "./find-active-scan.ts";
import type { ChangedMaps, ScanStore, StoredScan } from "./scan-store.ts";
import { SharedReading } from "./shared-reading.ts";
import { MapChanges } from "./watch-changes.ts";
import { ProgressRate } from "./watch-rate.ts";

/** A scan as it is now, and the maps whose tops changed since some time. */
export interface ScanNews {
  readonly scan: StoredScan;
  readonly changed: readonly ChangedMaps[];
}

/** What is known of one scan that changes, for all who watch it: the latest state, and when each map changed last. */
export class ScanTopic {
  readonly #scans: ScanStore;
  readonly #id: string;
  readonly #rate = new ProgressRate();
  readonly #changes = new MapChanges();
  readonly reading: SharedReading;
  /** The scan's version up to which its changes are known. */
  #mapsVersion = -1;
  #scan: StoredScan | undefined;
  #news: (ScanNews & { readonly since: number }) | undefined;
  /** Readers that want each map that changed. */
  watchers = 0;

  /** @param onRead called after each reading */
  constructor(scans: ScanStore, id: string, onRead: () => void) {
    this.#scans = scans;
    this.#id = id;
    this.reading = new SharedReading(() => this.#read(), onRead);
  }

  /** A watcher that joins can be told at once. */
  get isFresh(): boolean {
    return (
      this.#mapsVersion >= 0 && this.#scan !== undefined && !hasEnded(this.#scan) && this.reading.error === undefined
    );
  }

  /** It goes on no more, or is gone. */
  get ended(): boolean {
    return this.reading.readings > 0 && (this.#scan === undefined || hasEnded(this.#scan));
  }

  /** Images a second; undefined: not known. */
  get rate(): number | undefined {
    return this.#rate.perSecond(performance.now());
  }

  /**
   * What is new since a reading; the same object for all who ask the same.
   * @returns undefined if the scan was deleted
   * @throws what reading it threw
   */
  newsAfter(reading: number): ScanNews | undefined {
    if (this.reading.error !== undefined) {
      throw this.reading.error;
    }
    if (this.#scan !== undefined && (this.#news?.since !== reading || this.#news.scan !== this.#scan)) {
      this.#news = { scan: this.#scan, changed: this.#changes.after(reading), since: reading };
    }
    return this.#scan === undefined ? undefined : this.#news;
  }

  async #read(): Promise<void> {
    const scan = await this.#scans.find(this.#id);
    if (scan !== undefined) {
      this.#rate.add(scan.done, performance.now());
    }
    if (scan !== undefined && this.watchers > 0 && scan.version !== this.#mapsVersion) {
      const changed = await this.#scans.changedAfter(this.#id, Math.max(0, this.#mapsVersion));
      this.#changes.note(scan, changed, this.reading.readings + 1);
      this.#mapsVersion = scan.version;
    }
    this.#scan = scan;
  }
}
