import type { Run } from "@deconvscope/proto";
import { ErrorNote, FigureFrame, navigate, Skeleton, useViewState } from "@deconvscope/shell";
import { FilterBound } from "@deconvscope/viz-filter-bound/react";
import { TrainingCurves } from "@deconvscope/viz-training-curves/react";
import { useMemo, useRef, useState } from "react";
import { depthInk } from "../evolution/depth-ink.ts";
import { nameNetworks, placePoints, seriesOf } from "../run/curve-series.ts";
import type { RunHistory } from "../run/run-history.ts";
import { useFollowed } from "../run/use-followed.ts";
import { useRunProvenance } from "../run/use-run-provenance.ts";
import { countFits } from "../runs/run-words.ts";
import { snapshotName } from "../snapshots/plan-snapshots.ts";
import { boundExport } from "./bound-export.ts";
import styles from "./bound-figure.module.css";
import { boundedLayers } from "./bounded-layers.ts";
import { type SnapshotFilters, useSnapshotFilters } from "./use-snapshot-filters.ts";

/** The paper's bound on a filter's RMS. */
const paperBound = 0.1;
const nothing = { model: undefined, filters: undefined };

/** The first layer's filters at a snapshot, what a bound does to them, and how many it held over time. */
export function BoundFigure({ run, history }: { run: Run; history: RunHistory }) {
  const { snapshots, metrics } = history;
  const { view } = useViewState();
  const followed = useFollowed(run);
  const [lit, setLit] = useState<number>();
  const asked =
    snapshots.find(({ model }) => model === view?.snapshot) ??
    snapshots.find(({ fit }) => fit !== "" && fit === view?.network);
  const snapshot = asked ?? (countFits(run) > 1 && !followed ? snapshots[0] : snapshots.at(-1));
  const filters = useSnapshotFilters(snapshot?.model);
  // Those of the snapshot before stay until the next are there.
  const latest = useRef<{ run: string; model: string; filters: SnapshotFilters }>(undefined);
  if (filters.value && snapshot) latest.current = { run: run.id, model: snapshot.model, filters: filters.value };
  const { model, filters: shown } = (latest.current?.run === run.id && !filters.problem && latest.current) || nothing;
  const bound = run.request?.options?.filterRmsBound || paperBound;
  const isBounded = (run.request?.options?.filterRmsBound ?? 0) > 0;
  const provenance = useRunProvenance(run, model === undefined ? snapshot : { model });
  const axis = useMemo(() => placePoints(run, metrics), [run.request, metrics]);
  const held = useMemo(
    () =>
      boundedLayers(metrics).map(({ layer, key }, index, all) =>
        seriesOf(axis, ({ values }) => values[key], { name: layer, ink: depthInk(index, all.length) }),
      ),
    [axis, metrics],
  );
  if (!snapshot) return null;
  return (
    <FigureFrame
      id="filters"
      label="First-layer filters and the bound"
      title={
        <div>
          <h2 className="look-title">First-layer filters and the bound</h2>
          <p className="sub">
            {isBounded
              ? `Filters of convolutions whose RMS exceeds ${bound} are scaled back to it at every step.`
              : `This run has no bound; what the paper’s ${bound} would do is shown beside.`}
          </p>
        </div>
      }
      controls={
        <label className={styles.snapshot}>
          Snapshot
          <select value={snapshot.model} onChange={(event) => navigate({ run: run.id, snapshot: event.target.value })}>
            {snapshots.map((one) => (
              <option key={one.model} value={one.model}>
                {one.fit ? snapshotName(one) : `epoch ${snapshotName(one)}`}
              </option>
            ))}
          </select>
        </label>
      }
      figure={shown && boundExport(run, model, shown, bound, provenance)}
    >
      {filters.problem && <ErrorNote title="The filters did not come." problem={filters.problem} />}
      <div className={styles.body}>
        <div className={`panel ${styles.panel}`} aria-busy={filters.loading}>
          {filters.loading && !shown && <Skeleton zero style={{ height: 260 }} />}
          {shown && (
            <FilterBound
              {...shown.bank}
              bound={bound}
              label={`Filters of ${shown.layer} before and after a bound of ${bound}`}
              highlighted={lit}
              selected={view?.filter}
              onHover={setLit}
              onSelect={(filter) => navigate({ run: run.id, filter: filter === view?.filter ? undefined : filter })}
            />
          )}
        </div>
        {held.length > 0 && (
          <figure className={`panel ${styles.panel}`}>
            <h3>Filters that the bound holds</h3>
            <p className="dim">scaled back at a step, per layer</p>
            <TrainingCurves
              series={held.slice(0, 5)}
              epochs={axis.end}
              ends="name"
              fits={nameNetworks(axis.fits).unnamed}
              label="Filters that the bound holds, per layer, by epoch"
            />
          </figure>
        )}
      </div>
    </FigureFrame>
  );
}
