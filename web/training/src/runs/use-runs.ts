import { type Run, RunState } from "@deconvscope/proto";
import { type Query, training, useQuery, useServerAway } from "@deconvscope/shell";
import { useEffect, useRef } from "react";
import { isGoing } from "./run-words.ts";

/** Milliseconds between two looks: while a run goes on, and while none does or nobody answers. */
const looks = { going: 2000, resting: 10_000 };

/** All runs, the newest first; looked at again and again while the page is seen. */
export function useRuns(): Query<Run[]> {
  const runs = useQuery("runs", listRuns);
  const { value, reload } = runs;
  const away = useServerAway();
  const pause = !away && value?.some(isGoing) ? looks.going : looks.resting;
  useEffect(() => {
    if (!value) return;
    const look = () => document.visibilityState === "visible" && reload();
    const timer = setInterval(look, pause);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [value === undefined, pause, reload]);
  useEffect(() => {
    if (!away && value) reload();
  }, [away]);
  return runs;
}

/** The run that the page shows where the address names none: one that goes on, else the newest; it stays while it is there. */
export function useDefaultRun(runs: readonly Run[] | undefined): Run | undefined {
  const shown = useRef<string>(undefined);
  const run =
    runs?.find(({ id }) => id === shown.current) ?? runs?.find(({ state }) => state === RunState.RUNNING) ?? runs?.[0];
  if (run) shown.current = run.id;
  return run;
}

async function listRuns(signal: AbortSignal): Promise<Run[]> {
  const found: Run[] = [];
  for (let pageToken = ""; ; ) {
    const page = await training.listRuns({ pageSize: 200, pageToken }, { signal });
    found.push(...page.runs);
    pageToken = page.nextPageToken;
    if (!pageToken) return found.sort((a, b) => createdAt(b) - createdAt(a));
  }
}

const createdAt = ({ createTime }: Run) => Number(createTime?.seconds ?? 0) + (createTime?.nanos ?? 0) / 1e9;
