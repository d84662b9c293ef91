import type { ScanStore, StoredScan } from "./scan-store.ts";
import { type ScanNews, ScanTopic } from "./watch-topic.ts";

/** Follows the scans that go on; those who watch one share what is read of it. */
export class ScanWatch {
  readonly #scans: ScanStore;
  readonly #topics = new Map<string, ScanTopic>();

  constructor(scans: ScanStore) {
    this.#scans = scans;
    scans.onChange((id) => this.#topic(id).reading.touch());
  }

  /** Images a second that a scan makes lately; undefined: not known. */
  rate(scan: StoredScan): number | undefined {
    return this.#topics.get(scan.id)?.rate;
  }

  /**
   * The scan at once, with every map that has tops; then what changed, a few times a second, until the scan ends. Who
   * reads slowly gets the latest state, not each. It also ends when the scan is deleted.
   * @throws the signal's reason
   */
  async *watch(id: string, signal: AbortSignal): AsyncGenerator<ScanNews, void> {
    const topic = this.#topic(id);
    topic.watchers += 1;
    try {
      const joined = topic.isFresh ? 0 : topic.reading.readings + 1;
      topic.reading.touch();
      let seen = 0;
      for (;;) {
        await topic.reading.reach(Math.max(joined, seen + 1), signal);
        const { ended } = topic;
        const { readings } = topic.reading;
        const news = topic.newsAfter(seen);
        if (news === undefined) {
          return;
        }
        seen = readings;
        yield news;
        signal.throwIfAborted();
        if (ended && topic.reading.readings === seen) {
          return;
        }
      }
    } finally {
      topic.watchers -= 1;
      this.#dropIfIdle(id, topic);
    }
  }

  #topic(id: string): ScanTopic {
    const topic = this.#topics.get(id) ?? new ScanTopic(this.#scans, id, () => this.#dropIfIdle(id, topic));
    this.#topics.set(id, topic);
    return topic;
  }

  #dropIfIdle(id: string, topic: ScanTopic): void {
    if (topic.watchers === 0 && topic.ended) {
      topic.reading.stop();
      this.#topics.delete(id);
    }
  }
}
