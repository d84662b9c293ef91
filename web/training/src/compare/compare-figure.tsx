import type { Run } from "@deconvscope/proto";
import { type FigureExport, FigureFrame, fileName } from "@deconvscope/shell";
import { TrainingCurves } from "@deconvscope/viz-training-curves/react";
import { useMemo, useState } from "react";
import { FiltersPicture } from "../filters/filters-picture.tsx";
import { useSnapshotFilters } from "../filters/use-snapshot-filters.ts";
import { placeNewest, type Quantity, seriesOf } from "../run/curve-series.ts";
import type { RunHistory } from "../run/run-history.ts";
import { StreamNote } from "../run/stream-note.tsx";
import { useWatchedRun } from "../run/use-watched-run.ts";
import { isGoing } from "../runs/run-words.ts";
import { snapshotName } from "../snapshots/plan-snapshots.ts";
import styles from "./compare.module.css";
import { ComparePicker } from "./compare-picker.tsx";
import { accuracyInTheEnd, compareRuns } from "./compare-runs.ts";

/** Two runs on one scale: accuracy, loss, what they are made of, and their first layers. */
export function CompareFigure({ run, history, vs }: { run: Run; history: RunHistory; vs: string }) {
  const watched = useWatchedRun(vs, undefined);
  const other = watched.history;
  const [inspected, setInspected] = useState<number>();
  const axes = useMemo(
    () => [placeNewest(run, history.metrics), placeNewest(other.run, other.metrics)] as const,
    [run.request, history.metrics, other.run?.request, other.metrics],
  );
  const lines = (quantity: Quantity) => [
    seriesOf(axes[0], quantity, { name: run.id, ink: "cat-2-ink" }),
    seriesOf(axes[1], quantity, { name: vs === run.id ? `${vs} again` : vs, ink: "cat-4-ink", isCompared: true }),
  ];
  const filters = [
    useSnapshotFilters(history.snapshots.at(-1)?.model),
    useSnapshotFilters(other.snapshots.at(-1)?.model),
  ] as const;
  const rows = other.run
    ? compareRuns(
        { run, history, kernel: filters[0].value?.kernel },
        { run: other.run, history: other, kernel: filters[1].value?.kernel },
      )
    : [];
  const common = {
    epochs: Math.max(axes[0].end, axes[1].end),
    ends: isGoing(run) ? ("live" as const) : ("value" as const),
    inspected,
    onInspect: setInspected,
  };
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
      figure={compareExport(run, vs, rows)}
      className={styles.figure}
    >
      <StreamNote {...watched} />
      <div className={`panel ${styles.body}`}>
        <figure>
          <h3>Validation accuracy</h3>
          <TrainingCurves
            {...common}
            unit="percent"
            series={lines(({ validationAccuracy }) => validationAccuracy)}
            label="Validation accuracy of both runs"
          />
        </figure>
        <figure>
          <h3>Validation loss</h3>
          <TrainingCurves
            {...common}
            series={lines(({ validationLoss }) => validationLoss)}
            label="Validation loss of both runs"
          />
        </figure>
        <div className={styles.table}>
          <table>
            <thead>
              <tr>
                <th aria-label="What" />
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
        </div>
        <div className={styles.filters}>
          {[history, other].map((one, index) => {
            const snapshot = one.snapshots.at(-1);
            const read = filters[index]?.value;
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

type Rows = ReturnType<typeof compareRuns>;

function sentenceOf(rows: Rows, first: string, second: string): string {
  const accuracy = rows.find(({ what }) => what.startsWith("Validation accuracy") || what === accuracyInTheEnd);
  if (!accuracy) return "Both are shown on the same scales.";
  if (accuracy.better === undefined) return `${accuracy.what}: both reach ${accuracy.values[0]}.`;
  const [better, worse] = accuracy.better === 0 ? [first, second] : [second, first];
  const [high, low] = accuracy.better === 0 ? accuracy.values : [accuracy.values[1], accuracy.values[0]];
  return `${accuracy.what}: ${better} ${high}, ${worse} ${low}.`;
}

function compareExport(run: Run, vs: string, rows: Rows): FigureExport {
  return {
    name: fileName(run.id, "compared-with", vs),
    provenance: undefined,
    facts: [
      `runs ${run.id}, ${vs}`,
      `seed ${run.request?.options?.seed ?? 0}`,
      run.request?.dataset ?? "",
      run.backend,
    ],
    table: () => ({ columns: ["what", run.id, vs], rows: rows.map(({ what, values }) => [what, ...values]) }),
  };
}
