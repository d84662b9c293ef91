import type { Run } from "@deconvscope/proto";
import { Button, navigate, Skeleton, useDelayed, useViewState } from "@deconvscope/shell";
import { useRef } from "react";
import { CompareFigure } from "../compare/compare-figure.tsx";
import { EvolutionFigure } from "../evolution/evolution-figure.tsx";
import { BoundFigure } from "../filters/bound-figure.tsx";
import { ExternalLines } from "../new-run/external-lines.tsx";
import { OutcomesFigure } from "../outcomes/outcomes-figure.tsx";
import { CurvesTable } from "../run/curves-table.tsx";
import { RunCurves } from "../run/run-curves.tsx";
import { RunHead } from "../run/run-head.tsx";
import { StreamNote } from "../run/stream-note.tsx";
import { useWatchedRun } from "../run/use-watched-run.ts";
import { anotherRun } from "../runs/another-run.ts";
import { countFits, isGoing } from "../runs/run-words.ts";
import { SnapshotStrip } from "../snapshots/snapshot-strip.tsx";
import styles from "./training-page.module.css";

interface RunSectionProps {
  id: string | undefined;
  /** As the list has it. */
  listed: Run | undefined;
  onChanged: () => void;
  onFineTune: (model: string) => void;
}

/** One run: how it goes, its snapshots, its features, its outcomes, and another run beside. */
export function RunSection({ id, listed, onChanged, onFineTune }: RunSectionProps) {
  const { view } = useViewState();
  const watched = useWatchedRun(id, listed);
  const { history } = watched;
  const run = history.run ?? listed;
  const explained = useRef<string>(undefined);
  const waiting = useDelayed(!run && history.stream !== "failed");
  if (!run) {
    return (
      <div className={styles.main} aria-busy={waiting}>
        <h1 className="visually-hidden">Training</h1>
        <StreamNote {...watched} listed={listed} otherwise={<BackToRuns />} />
        {waiting && (
          <>
            <Skeleton style={{ height: 24, width: 260, marginBottom: 24 }} />
            <Skeleton style={{ height: 230, marginBottom: 14 }} />
            <Skeleton style={{ height: 84 }} />
          </>
        )}
      </div>
    );
  }
  const several = countFits(run) > 1;
  const external = run.request?.kind.case === "external";
  // They stay when the first numbers come, so that nothing moves.
  if (isGoing(run) && !run.latest && history.metrics.length === 0) explained.current = run.id;
  return (
    <>
      <div className={styles.main}>
        <RunHead run={run} history={history} onChanged={onChanged} onFineTune={onFineTune} />
        <StreamNote {...watched} listed={listed} otherwise={<BackToRuns />} over />
        <RunCurves history={{ ...history, run }} details="curves-table" onChanged={onChanged} />
        <CurvesTable metrics={history.metrics} />
        <SnapshotStrip run={run} snapshots={history.snapshots} />
        {external && explained.current === run.id && (
          <div className={`panel ${styles.lines}`}>
            <ExternalLines name={run.id} dataset={run.request?.dataset ?? ""} />
          </div>
        )}
      </div>
      <div className={styles.wide}>
        {several && <OutcomesFigure run={run} snapshots={history.snapshots} />}
        {!several && <EvolutionFigure run={run} snapshots={history.snapshots} />}
        {view?.vs !== undefined && <CompareFigure run={run} history={history} vs={view.vs} />}
        {!several && <OutcomesFigure run={run} snapshots={history.snapshots} />}
        <BoundFigure run={run} history={history} />
      </div>
    </>
  );
}

function BackToRuns() {
  return <Button onClick={() => navigate(anotherRun(undefined))}>Back to the runs</Button>;
}
