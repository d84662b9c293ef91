import type { Run } from "@deconvscope/proto";
import { Button, FigureFrame, navigate, SideScroll, useViewState } from "@deconvscope/shell";
import { TrainingCurves } from "@deconvscope/viz-training-curves/react";
import { useMemo, useState } from "react";
import { FiltersPicture } from "../filters/filters-picture.tsx";
import { useSnapshotFilters } from "../filters/use-snapshot-filters.ts";
import { placeShown, type Quantity, seriesOf } from "../run/curve-series.ts";
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

/** Two runs on one scale: accuracy, loss, what they are made of, and their first layers. */
export function CompareFigure({ run, history, vs }: { run: Run; history: RunHistory; vs: string }) {
  const watched = useWatchedRun(vs, undefined);
  const other = watched.history;
  const network = useViewState().view?.network;
  const [inspected, setInspected] = useState<number>();
  const axes = useMemo(
    () => [placeShown(run, history.metrics, network), placeShown(other.run, other.metrics)] as const,
    [run.request, history.metrics, network, other.run?.request, other.metrics],
  );
  const lines = (quantity: Quantity) => [
    seriesOf(axes[0], quantity, { name: run.id, ink: "cat-2-ink" }),
    seriesOf(axes[1], quantity, { name: vs === run.id ? `${vs} again` : vs, ink: "cat-4-ink", isCompared: true }),
  ];
  const snapshots = [
    history.snapshots.findLast(({ fit }) => fit === axes[0].network) ?? history.snapshots.at(-1),
    other.snapshots.at(-1),
  ] as const;
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
  return (
    <FigureFrame
      id="compare"
      label={`Compared with ${vs}`}
      title={
        <div>
          <h2 className="look-title">Compared with {vs}</h2>
          <p className="sub">{sentenceOf(rows, run.id, vs)}</p>
        </div>
      }
      controls={<ComparePicker run={run.id} label="Change run" />}
      figure={compareExport({ run, vs, provenances, rows, charts, axes, filters: banks })}
      className={styles.figure}
    >
      <StreamNote
        {...watched}
        otherwise={<Button onClick={() => navigate({ vs: undefined })}>Stop comparing</Button>}
        over
      />
      <div className={`panel ${styles.body}`}>
        {charts.map(({ title, data }) => (
          <figure key={title}>
            <h3>{title}</h3>
            <TrainingCurves {...data} inspected={inspected} onInspect={setInspected} label={`${title} of both runs`} />
          </figure>
        ))}
        <div className={styles.numbers}>
          <SideScroll label="Two runs as a table" className={styles.table}>
            <table>
              <thead>
                <tr>
                  <th>
                    <span className="visually-hidden">What</span>
                  </th>
                  <th className="right" style={{ color: "var(--cat-2-ink)" }}>
                    {run.id}
                  </th>
                  <th className="right" style={{ color: "var(--cat-4-ink)" }}>
                    {vs}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ what, values, better }) => (
                  <tr key={what}>
                    <td>{what}</td>
                    {values.map((value, index) => (
                      <td key={index} className="right num">
                        {better === index ? <b>{value}</b> : value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </SideScroll>
        </div>
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
    </FigureFrame>
  );
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
