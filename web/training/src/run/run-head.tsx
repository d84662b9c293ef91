import { type Run, RunState } from "@deconvscope/proto";
import { Badge, useServerAway } from "@deconvscope/shell";
import { describeState } from "../runs/run-words.ts";
import { describeMeans, describePace } from "./pace-words.ts";
import { RunActions } from "./run-actions.tsx";
import styles from "./run-head.module.css";
import type { RunHistory } from "./run-history.ts";
import { useFollowed } from "./use-followed.ts";

interface RunHeadProps {
  run: Run;
  history: RunHistory;
  onChanged: () => void;
  onFineTune: (model: string) => void;
}

const between = "\u2002·\u2002";

/** Name, state, pace, and what can be done with the run. */
export function RunHead({ run, history, onChanged, onFineTune }: RunHeadProps) {
  const away = useServerAway();
  const followed = useFollowed(run);
  const { stream } = history;
  const lost = stream === "broken" || stream === "failed" || (away && stream === "live");
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <div className={styles.title}>
          <h1>{run.id}</h1>
          <span role="status" className={styles.state}>
            {lost ? (
              <Badge tone="warning">{away ? `last known: ${describeState(run.state).word}` : "connection lost"}</Badge>
            ) : (
              <State run={run} watchers={history.watchers} />
            )}
          </span>
        </div>
        <p className={`sub num ${followed ? styles.pace : ""}`}>{describePace(run).join(between)}</p>
        <p className="sub num">{describeMeans(run).join(between)}</p>
      </div>
      <RunActions run={run} snapshots={history.snapshots} onChanged={onChanged} onFineTune={onFineTune} />
    </header>
  );
}

function State({ run, watchers }: { run: Run; watchers: number }) {
  const { word, tone } = describeState(run.state);
  if (!tone) return <Badge>{word}</Badge>;
  const watched = run.state === RunState.RUNNING && watchers > 0 ? `, ${watchers} watching` : "";
  return <Badge tone={tone}>{word + watched}</Badge>;
}
