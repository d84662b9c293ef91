import { once, setMaxListeners } from "node:events";
import { hasEnded } from "./find-active-scan.ts";
import type { ChangedMaps, ScanStore, StoredScan } from "./scan-store.ts";
import { MapChanges } from "./watch-changes.ts";
import { ProgressRate } from "./watch-rate.ts";

/** The store is asked at most that often for one scan, however many watch it. */
const intervalMilliseconds = 250;

/** A scan as it is now, and the maps whose tops changed since some time. */
export interface ScanNews {
  readonly scan: StoredScan;
  readonly changed: readonly ChangedMaps[];
}

/** What is known of one scan that changes, for all who watch it: the latest state, and when each map changed last. */
export class ScanTopic {
  readonly #scans: ScanStore;
  readonly #id: string;
  readonly #onRead: () => void;
  readonly #rate = new ProgressRate();
  readonly #changes = new MapChanges();
  readonly #events = new EventTarget();
  /** The scan's version up to which its changes are known. */
  #mapsVersion = -1;
  #scan: StoredScan | undefined;
  #news: (ScanNews & { readonly since: number }) | undefined;
  #error: unknown;
  /** Readings so far. */
  #readings = 0;
  #readAt = Number.NEGATIVE_INFINITY;
  #reading = false;
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;
  /** Readers that want each map that changed. */
  watchers = 0;

  /** @param onRead called after each reading */
  constructor(scans: ScanStore, id: string, onRead: () => void) {
    this.#scans = scans;
    this.#id = id;
    this.#onRead = onRead;
    setMaxListeners(0, this.#events);
  }

  get readings(): number {
    return this.#readings;
  }

  /** A watcher that joins can be told at once. */
  get isFresh(): boolean {
    return this.#mapsVersion >= 0 && this.#scan !== undefined && !hasEnded(this.#scan) && this.#error === undefined;
  }

  /** It goes on no more, or is gone. */
  get ended(): boolean {
    return this.#readings > 0 && (this.#scan === undefined || hasEnded(this.#scan));
  }

  /** Images a second; undefined: not known. */
  get rate(): number | undefined {
    return this.#rate.perSecond(performance.now());
  }

  /** Sees that it is read soon. */
  touch(): void {
    if (this.#reading) {
      this.#isStale = true;
      return;
    }
    const wait = Math.max(0, this.#readAt + intervalMilliseconds - performance.now());
    this.#timer ??= setTimeout(() => void this.#read(), wait).unref();
  }

  /** Ends when it is read again. @throws the signal's reason */
  async nextReading(signal: AbortSignal): Promise<void> {
    try {
      await once(this.#events, "read", { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }

  /**
   * What is new since a reading; the same object for all who ask the same.
   * @returns undefined if the scan was deleted
   * @throws what reading it threw
   */
  newsAfter(reading: number): ScanNews | undefined {
    if (this.#error !== undefined) {
      throw this.#error;
    }
    if (this.#scan !== undefined && (this.#news?.since !== reading || this.#news.scan !== this.#scan)) {
      this.#news = { scan: this.#scan, changed: this.#changes.after(reading), since: reading };
    }
    return this.#scan === undefined ? undefined : this.#news;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #read(): Promise<void> {
    this.#timer = undefined;
    this.#reading = true;
    this.#isStale = false;
    try {
      await this.#readScan();
      this.#error = undefined;
    } catch (error) {
      this.#error = error;
    }
    this.#readings += 1;
    this.#reading = false;
    this.#readAt = performance.now();
    this.#events.dispatchEvent(new Event("read"));
    this.#onRead();
    if (this.#isStale) {
      this.touch();
    }
  }

  async #readScan(): Promise<void> {
    const scan = await this.#scans.find(this.#id);
    if (scan !== undefined) {
      this.#rate.add(scan.done, performance.now());
    }
    if (scan !== undefined && this.watchers > 0 && scan.version !== this.#mapsVersion) {
      const changed = await this.#scans.changedAfter(this.#id, Math.max(0, this.#mapsVersion));
      this.#changes.note(scan, changed, this.#readings + 1);
      this.#mapsVersion = scan.version;
    }
    this.#scan = scan;
  }
}
