import type { InvariancePoint, InvarianceSubject } from "@deconvscope/proto";
import {
  type CallProblem,
  callProblem,
  formatImageReference,
  isCancelled,
  models,
  type TransformReference,
} from "@deconvscope/shell";
import { useCallback, useEffect, useRef, useState } from "react";
import { type InvarianceSettings, invarianceRequest } from "./invariance-settings.ts";

/** What the network makes of an image that a hand has moved. */
export interface HandReading {
  moved: TransformReference;
  point: InvariancePoint;
  /** What is followed of the image. */
  subject: InvarianceSubject | undefined;
  /** Those whose features are followed. */
  layers: readonly string[];
}
export interface Hand {
  reading: HandReading | undefined;
  problem: CallProblem | undefined;
  /** Asks again. */
  retry: () => void;
}
interface Told {
  /** Of the model, image and layers. */
  of: string;
  reading: HandReading | undefined;
  problem: CallProblem | undefined;
  /** Problems in a row. */
  failures: number;
}
type Change = { reading: HandReading } | { problem: CallProblem };

const mostKnown = 60;
const firstRetry = 1000;
const longestRetry = 15_000;

/**
 * Follows a hand: one call at a time, and while it is under way only the latest amount is remembered, so that a hand is
 * followed as quickly as the server answers. What was read last stays until there is something newer. While the server is
 * busy or away it is asked again by itself.
 * @param settings with the one image that is moved
 */
export function useHand(settings: InvarianceSettings | undefined, moved: TransformReference): Hand {
  const [told, setTold] = useState<Told>();
  const [turn, setTurn] = useState(0);
  // What was read before, the latest last: what Back returns to is there at once.
  const [known] = useState(() => new Map<string, HandReading>());
  const of = settings && keyOf(settings);
  const wanted = useRef(moved);
  const pump = useRef<{ abort: AbortController; busy: boolean } | undefined>(undefined);
  wanted.current = moved;
  useEffect(() => {
    const abort = new AbortController();
    pump.current = of === undefined ? undefined : { abort, busy: false };
    return () => abort.abort();
  }, [of]);
  // `of` and the amount say when something else is wanted, `turn` asks again; a pump that is busy takes it when it is done.
  useEffect(() => {
    const own = pump.current;
    if (!settings || of === undefined || !own || own.busy) return;
    own.busy = true;
    void follow(
      settings,
      own.abort.signal,
      known,
      () => wanted.current,
      (change) => setTold((before) => ({ of, ...afterwards(before?.of === of ? before : undefined, change) })),
    ).finally(() => {
      own.busy = false;
    });
  }, [of, moved.transform, moved.amount, turn]);
  const retry = useCallback(() => setTurn((before) => before + 1), []);
  const mine = told?.of === of ? told : undefined;
  useEffect(() => {
    if (!mine?.problem?.retryable) return;
    const timer = setTimeout(retry, Math.min(longestRetry, firstRetry * 2 ** (mine.failures - 1)));
    return () => clearTimeout(timer);
  }, [mine, retry]);
  return { reading: mine?.reading, problem: mine?.problem, retry };
}

function afterwards(before: Told | undefined, change: Change): Omit<Told, "of"> {
  if ("reading" in change) return { reading: change.reading, problem: undefined, failures: 0 };
  return { reading: before?.reading, problem: change.problem, failures: (before?.failures ?? 0) + 1 };
}

function keyOf({ model, images, layers }: InvarianceSettings): string {
  const { name, sha256 } = model.summary;
  return JSON.stringify([name, sha256, images.map(({ reference }) => formatImageReference(reference)), layers]);
}

async function follow(
  settings: InvarianceSettings,
  signal: AbortSignal,
  known: Map<string, HandReading>,
  next: () => TransformReference,
  tell: (change: Change) => void,
): Promise<void> {
  let done: TransformReference | undefined;
  for (let want = next(); !isSame(want, done) && !signal.aborted; want = next()) {
    done = want;
    const key = `${keyOf(settings)} ${want.transform} ${want.amount}`;
    try {
      const reading = known.get(key) ?? (await readAt(settings, want, signal));
      remember(known, key, reading);
      if (!signal.aborted) tell({ reading });
    } catch (thrown) {
      if (signal.aborted || isCancelled(thrown)) return;
      tell({ problem: callProblem(thrown) });
    }
  }
}

function remember(known: Map<string, HandReading>, key: string, reading: HandReading): void {
  known.delete(key);
  known.set(key, reading);
  if (known.size > mostKnown) known.delete(known.keys().next().value!);
}

async function readAt(
  settings: InvarianceSettings,
  moved: TransformReference,
  signal: AbortSignal,
): Promise<HandReading> {
  const { transform, amount } = moved;
  const request = { ...invarianceRequest(settings, transform), amounts: [amount], includePictures: true };
  let point: InvariancePoint | undefined;
  let subject: InvarianceSubject | undefined;
  let layers: readonly string[] = [];
  for await (const message of models.measureInvariance(request, { signal })) {
    point ??= message.points[0];
    subject ??= message.subjects[0];
    if (message.layers.length > 0) layers = message.layers;
  }
  if (!point) throw new Error("MeasureInvariance: expected one point, got none");
  return { moved, point, subject, layers };
}

const isSame = (one: TransformReference, other: TransformReference | undefined) =>
  one.transform === other?.transform && one.amount === other.amount;
