import type { Run, Snapshot } from "@deconvscope/proto";
import {
  Button,
  ErrorNote,
  FigureFrame,
  navigate,
  Skeleton,
  useDelayed,
  useModel,
  useServerAway,
  useShortcuts,
  useTableChoice,
  useViewState,
} from "@deconvscope/shell";
import type { EvolutionPlace } from "@deconvscope/viz-evolution-grid/react";
import { useCallback, useMemo, useState } from "react";
import { dueSnapshots, unreadSnapshots } from "../snapshots/plan-snapshots.ts";
import { CellGrid } from "./cell-grid.tsx";
import { CellPanel } from "./cell-panel.tsx";
import { ChangeCharts } from "./change-charts.tsx";
import { evolutionExport } from "./evolution-export.ts";
import styles from "./evolution-figure.module.css";
import { followedLayers, mostStrongest, toGridData } from "./evolution-grid-data.ts";
import { EvolutionTable } from "./evolution-table.tsx";
import { MapChoice } from "./map-choice.tsx";
import { nameLayers } from "./name-layers.ts";
import { useEvolution } from "./use-evolution.ts";
import { usePictureUrls } from "./use-picture-urls.ts";
import { useSelectedCell } from "./use-selected-cell.ts";

/** Fig. 4: what excites maps most at each snapshot, projected, and how much that changes. */
export function EvolutionFigure({ run, snapshots }: { run: Run; snapshots: readonly Snapshot[] }) {
  const { view } = useViewState();
  const { evolution, again } = useEvolution(run, view?.maps);
  const models = evolution.snapshots.map(({ snapshot }) => snapshot?.model);
  // All have the same layers; the first stays the first as others come, but may have been deleted.
  const first = useModel(models[0]);
  const newest = useModel(first.problem ? models.at(-1) : undefined);
  const model = first.value ?? newest.value;
  const [hovered, setHovered] = useState<EvolutionPlace>();
  const urlOf = usePictureUrls();
  const layers = followedLayers(evolution).join("\n");
  const names = useMemo(() => nameLayers(layers === "" ? [] : layers.split("\n"), model), [layers, model]);
  // Each snapshot has its column from the start, so that none comes later and finds a cell chosen.
  const due = [...unreadSnapshots(snapshots, evolution), ...dueSnapshots(run, snapshots)];
  const dueKey = JSON.stringify(due);
  const gridOf = useCallback(
    (address: (png: Uint8Array) => string) =>
      toGridData(evolution, names, due, view?.maps ? undefined : mostStrongest, address),
    [evolution, names, dueKey, view?.maps],
  );
  const data = useMemo(() => gridOf(urlOf), [gridOf, urlOf]);
  const [selected, select] = useSelectedCell(names, evolution);
  useShortcuts(selected ? [{ keys: "Escape", does: "close the cell", run: () => select(undefined) }] : []);
  const figure = useMemo(() => evolutionExport(run, evolution, gridOf), [run.id, evolution, gridOf]);
  const shown = data.layers.reduce((sum, { followed }) => sum + followed.length, 0);
  const waiting = useDelayed(evolution.stream === "opening" && snapshots.length > 0);
  const table = useTableChoice();
  const away = useServerAway();
  const nothing = evolution.snapshots.length === 0;
  const measuresNone =
    evolution.stream === "ended" && snapshots.length > 0 && snapshots.every((one) => one.probeImages === 0);
  if (nothing && (measuresNone || run.request?.dataset === "")) {
    return <NoFeatures run={run} />;
  }
  return (
    <FigureFrame
      id="evolution"
      main
      label="How the features form"
      title={
        <div className={styles.title}>
          <h2 className="look-title">How the features form</h2>
          <p className="sub">
            Per map, the training image that excites it most at each snapshot: its projection, then its patch.{" "}
            <i className={styles.jump} /> another image won than before (a jump); <i className={styles.held} /> the same
            image held.
          </p>
        </div>
      }
      controls={<MapChoice maps={view?.maps} strongest={shown} layers={names} />}
      table={table}
      figure={figure}
      className={styles.figure}
    >
      {evolution.stream === "failed" && evolution.problem && !(away && evolution.problem.retryable) && (
        <ErrorNote
          title={view?.maps ? "These maps cannot be shown." : "How the features form did not come."}
          problem={evolution.problem}
          action={
            view?.maps && !evolution.problem.retryable ? (
              <Button onClick={() => navigate({ maps: undefined })}>Show the strongest</Button>
            ) : (
              <Button onClick={again}>Try again</Button>
            )
          }
        />
      )}
      <div className={styles.body}>
        {!(nothing && evolution.stream === "failed") && (
          <div className={`panel ${styles.grid}`}>
            {waiting && nothing && <Skeleton zero style={{ height: 320 }} />}
            {nothing && !waiting && (
              <p className="sub">
                {snapshots.length === 0
                  ? "The first snapshot brings the first projections."
                  : "The features of the newest snapshot are being measured."}
              </p>
            )}
            {!nothing && table.shown && <EvolutionTable data={data} />}
            {!nothing && !table.shown && snapshots.length > 0 && (
              <CellGrid
                snapshots={data.snapshots}
                layers={data.layers}
                selected={selected?.place}
                highlighted={hovered}
                onHover={setHovered}
                onSelect={select}
              />
            )}
          </div>
        )}
        <div className={styles.side}>
          {selected && (
            <CellPanel key={JSON.stringify(selected.place)} cell={selected} onClose={() => select(undefined)} />
          )}
          <ChangeCharts
            evolution={evolution}
            names={names}
            highlighted={hovered?.layer}
            onHover={(layer) => setHovered(layer === undefined ? undefined : { layer })}
          />
        </div>
      </div>
    </FigureFrame>
  );
}

function NoFeatures({ run }: { run: Run }) {
  const why =
    run.request?.dataset === ""
      ? "This run has no dataset, so that there are no images among which the strongest could be looked for."
      : "No features were measured at the snapshots of this run.";
  return (
    <section aria-label="How the features form">
      <h2 className="look-title">How the features form</h2>
      <p className="sub">{why}</p>
    </section>
  );
}
