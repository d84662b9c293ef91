import type { MetricsPoint } from "../engine/training/training-job.ts";
import { batchPoints } from "./recent-points.ts";
import type { RunStore, StoredRun, StoredSnapshot } from "./run-store.ts";
import { hasRunEnded, type RunNews, RunTopic } from "./run-topic.ts";

/** What a watcher is told. */
export type RunEvent = { readonly watchers: number } & (
  | { readonly kind: "run"; readonly news: RunNews }
  | { readonly kind: "metrics"; readonly points: readonly MetricsPoint[]; readonly dropped: number }
  | { readonly kind: "snapshot"; readonly snapshot: StoredSnapshot }
  | { readonly kind: "features"; readonly run: StoredRun; readonly features: NonNullable<RunNews["features"]> }
);

type Told = RunEvent extends infer Event ? (Event extends RunEvent ? Omit<Event, "watchers"> : never) : never;

/** How far a watcher was told. */
interface Place {
  step: number;
  snapshotStep: number;
  featuresStep: number;
  /** The run as it was told last, and when. */
  told: RunNews | undefined;
  toldAt: number;
}

/** Where only steps went by, the run is told so often. */
const progressMilliseconds = 1000;

/** Follows the runs that go on; those who watch one share what is read of it. */
export class RunWatch {
  readonly #runs: RunStore;
  readonly #topics = new Map<string, RunTopic>();

  constructor(runs: RunStore) {
    this.#runs = runs;
    runs.onChange((id) => this.#topic(id).reading.touch());
  }

  /** Steps a second that a run makes lately; undefined: not known. */
  rate(run: StoredRun): number | undefined {
    return this.#topics.get(run.id)?.rate;
  }

  /**
   * The run at once; its whole history since a step; then what happens, until the run ends: the last event is the run. Who
   * reads slowly gets points spread evenly over what was missed. It also ends when the run is deleted.
   * @param watches whether it counts among the run's watchers
   * @throws the signal's reason
   */
  async *watch(id: string, fromStep: number, signal: AbortSignal, watches = true): AsyncGenerator<RunEvent, void> {
    const topic = this.#topic(id);
    const joined = topic.join(watches);
    const before = fromStep - 1;
    const place = { step: before, snapshotStep: before, featuresStep: before, told: undefined, toldAt: 0 };
    try {
      await topic.reading.reach(joined, signal);
      for await (const told of this.#follow(topic, place, signal)) {
        yield { ...told, watchers: topic.watchers };
        signal.throwIfAborted();
      }
    } finally {
      topic.leave(watches);
      this.#dropIfIdle(id, topic);
    }
  }

  async *#follow(topic: RunTopic, place: Place, signal: AbortSignal): AsyncGenerator<Told, void> {
    const first = topic.news();
    if (first === undefined) {
      return;
    }
    yield tellRun(first, place);
    yield* tellHistory(topic, place);
    for (;;) {
      const seen = topic.reading.readings;
      const news = topic.news();
      if (news === undefined) {
        return;
      }
      yield* tellNews(topic, news, place);
      if (hasRunEnded(news.run)) {
        yield tellRun(news, place);
        return;
      }
      await topic.reading.reach(seen + 1, signal);
    }
  }

  #topic(id: string): RunTopic {
    const topic = this.#topics.get(id) ?? new RunTopic(this.#runs, id, () => this.#dropIfIdle(id, topic));
    this.#topics.set(id, topic);
    return topic;
  }

  #dropIfIdle(id: string, topic: RunTopic): void {
    if (!topic.isRead && topic.ended) {
      topic.reading.stop();
      this.#topics.delete(id);
    }
  }
}

/** Every point there is, batch by batch. */
async function* tellHistory(topic: RunTopic, place: Place): AsyncGenerator<Told, void> {
  for (let more = batchPoints; more === batchPoints; ) {
    const points = await topic.historyAfter(place.step);
    more = points.length;
    if (more > 0) {
      place.step = points.at(-1)?.step ?? place.step;
      yield { kind: "metrics", points, dropped: 0 };
    }
  }
}

async function* tellNews(topic: RunTopic, news: RunNews, place: Place): AsyncGenerator<Told, void> {
  const { points, dropped } = await topic.pointsAfter(place.step);
  if (points.length > 0) {
    place.step = points.at(-1)?.step ?? place.step;
    yield { kind: "metrics", points, dropped };
  }
  for (const snapshot of news.snapshots.filter(({ step }) => step > place.snapshotStep)) {
    place.snapshotStep = snapshot.step;
    yield { kind: "snapshot", snapshot };
  }
  if (news.features !== undefined && news.features.snapshot.step > place.featuresStep) {
    place.featuresStep = news.features.snapshot.step;
    yield { kind: "features", run: news.run, features: news.features };
  }
  const isDue = performance.now() - place.toldAt >= progressMilliseconds && news !== place.told;
  if (!hasRunEnded(news.run) && (isDue || isNoteworthy(news, place.told))) {
    yield tellRun(news, place);
  }
}

function tellRun(news: RunNews, place: Place): Told {
  place.told = news;
  place.toldAt = performance.now();
  return { kind: "run", news };
}

/** More than that steps went by. */
function isNoteworthy({ run, snapshots, outcomes, features }: RunNews, told: RunNews | undefined): boolean {
  return (
    run.state !== told?.run.state ||
    run.error !== told.run.error ||
    run.steps !== told.run.steps ||
    run.waitingFor !== told.run.waitingFor ||
    run.preparing !== told.run.preparing ||
    snapshots.length !== told.snapshots.length ||
    outcomes.length !== told.outcomes.length ||
    features !== told.features
  );
}
