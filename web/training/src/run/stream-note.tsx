import type { Run } from "@deconvscope/proto";
import { Button, ErrorNote, formatCount, formatSeconds, useDelayed, useServerAway } from "@deconvscope/shell";
import { type ReactNode, useEffect, useState } from "react";
import { isGoing } from "../runs/run-words.ts";
import type { WatchedRun } from "./use-watched-run.ts";

interface StreamNoteProps extends WatchedRun {
  listed?: Run | undefined;
  /** What to do where there is no such run. */
  otherwise: ReactNode;
  /** Lies over what is below, which keeps its place. */
  over?: boolean;
}

/** What is missing while the stream is broken, and that no run needs its watchers; nothing while the whole server is away, which is said once above. */
export function StreamNote({ history, again, listed, otherwise, over = false }: StreamNoteProps) {
  const { stream, metrics, retryAt, problem } = history;
  const run = history.run ?? listed;
  const away = useServerAway();
  const now = useClock(stream === "broken");
  const lost = (stream === "broken" || stream === "failed") && !(away && problem?.retryable !== false);
  const isToldOf = useDelayed(lost);
  if (!lost || !isToldOf) return null;
  const at = metrics.at(-1)?.step ?? run?.latest?.step ?? 0n;
  if (problem?.code === "NOT_FOUND") {
    const title = run ? `The run ${run.id} was deleted.` : "There is no such run.";
    return <ErrorNote title={title} problem={problem} action={otherwise} over={over} />;
  }
  const goesOn = run && isGoing(run) ? " A run does not need its watchers." : "";
  const wait = Math.max(0, ((retryAt ?? now) - now) / 1000);
  const next = stream === "broken" ? `Trying again ${wait < 1 ? "now" : `in ${formatSeconds(wait)}`}; ` : "";
  return (
    <ErrorNote
      title={`The stream broke at step ${formatCount(at)}.${goesOn}`}
      problem={
        problem && !problem.retryable
          ? problem
          : {
              code: "UNAVAILABLE",
              message: `${next}what was missed is fetched from the run’s history.`,
              fields: [],
              retryable: true,
            }
      }
      action={<Button onClick={again}>Try now</Button>}
      over={over}
    />
  );
}

function useClock(runs: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!runs) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
