import type { Run, Snapshot } from "@deconvscope/proto";
import { Button, FigureFrame, navigate, useViewState } from "@deconvscope/shell";
import { TrainingCurves } from "@deconvscope/viz-training-curves/react";
import { useMemo, useState } from "react";
import { FiltersPicture } from "../filters/filters-picture.tsx";
import { useSnapshotFilters } from "../filters/use-snapshot-filters.ts";
import { placeShown, type Quantity, type RunAxis, seriesOf } from "../run/curve-series.ts";
import type { RunHistory } from "../run/run-history.ts";
import { StreamNote } from "../run/stream-note.tsx";
import { useRunProvenance } from "../run/use-run-provenance.ts";
import { useWatchedRun } from "../run/use-watched-run.ts";
import { isGoing } from "../runs/run-words.ts";
import { snapshotName } from "../snapshots/plan-snapshots.ts";
import styles from "./compare.module.css";
import { compareExport } from "./compare-export.ts";
import { ComparePicker } from "./compare-picker.tsx";
import { accuracyInTheEnd, type ComparedRow, compareRuns } from "./compare-runs.ts";
import { CompareTable } from "./compare-table.tsx";

/** Two runs on one scale: accuracy, loss, what they are made of, and their first layers. */
export function CompareFigure({ run, history, vs }: { run: Run; history: RunHistory; vs: string }) {
  const watched = useWatchedRun(vs, undefined);
  const other = watched.history;
  const network = useViewState().view?.network;
  const [inspected, setInspected] = useState<number>();
  const axes = useMemo(
    () => [placeShown(run, history.metrics, network), placeShown(other.run, other.metrics)] as const,
    [run, history.metrics, network, other.run, other.metrics],
  );
  const lines = (quantity: Quantity) => [
    seriesOf(axes[0], quantity, { name: run.id, ink: "cat-2-ink" }),
    seriesOf(axes[1], quantity, { name: vs === run.id ? `${vs} again` : vs, ink: "cat-4-ink", isCompared: true }),
  ];
  const snapshots = [shownSnapshot(history, axes[0]), shownSnapshot(other, axes[1])] as const;
  const filters = [useSnapshotFilters(snapshots[0]?.model), useSnapshotFilters(snapshots[1]?.model)] as const;
  const rows = other.run
    ? compareRuns(
        { run, history, kernel: filters[0].value?.kernel },
        { run: other.run, history: other, kernel: filters[1].value?.kernel },
      )
    : [];
  const common = {
    epochs: Math.max(axes[0].end, axes[1].end),
    ends: isGoing(run) ? ("live" as const) : ("value" as const),
  };
  const charts = [
    { title: "Validation accuracy", data: { ...common, unit: "percent" as const, series: lines(accuracyOf) } },
    { title: "Validation loss", data: { ...common, series: lines(lossOf) } },
  ];
  const provenances = [useRunProvenance(run, snapshots[0]), useRunProvenance(other.run, snapshots[1])] as const;
  const banks = filters.map(({ value }) => value);
  const isThere = !(other.run === undefined && other.problem?.code === "NOT_FOUND");
  return (
    <FigureFrame
      id="compare"
      label={`Compared with ${vs}`}
      title={
        <div>
          <h2 className="look-title">Compared with {vs}</h2>
          <p className="sub">
            {isThere && sentenceOf(rows, run.id, vs)}
            {isThere && networksOf(axes)}
          </p>
        </div>
      }
      controls={<ComparePicker run={run.id} label="Change run" />}
      figure={isThere ? compareExport({ run, vs, provenances, rows, charts, axes, filters: banks }) : undefined}
      className={styles.figure}
    >
      <StreamNote
        {...watched}
        otherwise={<Button onClick={() => navigate({ vs: undefined })}>Stop comparing</Button>}
        over={isThere}
      />
      {isThere && (
        <div className={`panel ${styles.body}`}>
          {charts.map(({ title, data }) => (
            <figure key={title}>
              <h3>{title}</h3>
              <TrainingCurves
                {...data}
                inspected={inspected}
                onInspect={setInspected}
                label={`${title} of both runs`}
              />
            </figure>
          ))}
          <CompareTable run={run.id} vs={vs} rows={rows} />
          <div className={styles.filters}>
            {snapshots.map((snapshot, index) => {
              const read = banks[index];
              if (!snapshot || !read) return null;
              const id = index === 0 ? run.id : vs;
              return (
                <figure key={index}>
                  <h3>
                    {read.layer}, {snapshot.fit || `epoch ${snapshotName(snapshot)}`}
                  </h3>
                  <FiltersPicture bank={read.bank} label={`${read.bank.outputs} filters of ${read.kernel}, ${id}`} />
                  <p className="dim">
                    {id}, {read.kernel}
                  </p>
                </figure>
              );
            })}
          </div>
        </div>
      )}
    </FigureFrame>
  );
}

function shownSnapshot({ snapshots }: RunHistory, { network }: RunAxis): Snapshot | undefined {
  return snapshots.findLast(({ fit }) => fit === network) ?? snapshots.at(-1);
}

/** Whose curves they are, where a run trains several networks. */
function networksOf(axes: readonly RunAxis[]): string {
  const names = axes.flatMap(({ network }) => (network === undefined ? [] : [network]));
  return names.length > 0 ? ` The curves are of ${names.join(" and ")}.` : "";
}

const accuracyOf: Quantity = ({ validationAccuracy }) => validationAccuracy;
const lossOf: Quantity = ({ validationLoss }) => validationLoss;

function sentenceOf(rows: readonly ComparedRow[], first: string, second: string): string {
  const accuracy = rows.find(({ what }) => what.startsWith("Validation accuracy") || what === accuracyInTheEnd);
  if (!accuracy) return "Both are shown on the same scales.";
  if (accuracy.better === undefined) return `${accuracy.what}: both reach ${accuracy.values[0]}.`;
  const [better, worse] = accuracy.better === 0 ? [first, second] : [second, first];
  const [high, low] = accuracy.better === 0 ? accuracy.values : [accuracy.values[1], accuracy.values[0]];
  return `${accuracy.what}: ${better} ${high}, ${worse} ${low}.`;
}
