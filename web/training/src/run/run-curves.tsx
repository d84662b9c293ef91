import type { Run } from "@deconvscope/proto";
import { FigureFrame, navigate, useViewState } from "@deconvscope/shell";
import { TrainingCurves } from "@deconvscope/viz-training-curves/react";
import { useMemo, useState } from "react";
import { countFits, isGoing } from "../runs/run-words.ts";
import { chartLooks, charts, linesOf } from "./chart-lines.ts";
import {
  chooseNetwork,
  everyNetwork,
  learningRateDrops,
  listNetworks,
  nameNetworks,
  placeNetwork,
  placePoints,
} from "./curve-series.ts";
import { curvesExport } from "./curves-export.ts";
import { CurvesReadout } from "./curves-readout.tsx";
import { NothingMeasured } from "./nothing-measured.tsx";
import styles from "./run-curves.module.css";
import type { RunHistory } from "./run-history.ts";
import { useFollowed } from "./use-followed.ts";
import { useRunProvenance } from "./use-run-provenance.ts";

interface RunCurvesProps {
  history: RunHistory & { run: Run };
  /** Id of the table with the same numbers. */
  details: string;
  onChanged: () => void;
}

/** Loss, accuracy, learning rate and speed over the epochs, of one network where there are several; pointing at one chart points at all. */
export function RunCurves({ history, details, onChanged }: RunCurvesProps) {
  const { run, metrics, snapshots, stream } = history;
  const live = isGoing(run);
  const [inspected, setInspected] = useState<number>();
  const [lit, setLit] = useState<string>();
  const networks = useMemo(() => listNetworks(metrics), [metrics]);
  const network = chooseNetwork(networks, useViewState().view?.network, useFollowed(run));
  const axis = useMemo(
    () =>
      network !== undefined && network !== everyNetwork
        ? placeNetwork(run, metrics, network)
        : placePoints(run, metrics),
    [run.request, metrics, network],
  );
  const marks = useMemo(() => learningRateDrops(axis), [axis]);
  const fits = useMemo(() => nameNetworks(axis.fits), [axis]);
  const lines = useMemo(
    () => ({
      loss: linesOf(axis, "loss"),
      accuracy: linesOf(axis, "accuracy"),
      rate: linesOf(axis, "rate"),
      speed: linesOf(axis, "speed"),
    }),
    [axis],
  );
  // A run from elsewhere need not tell its rate or speed; of others they come with the first step, to where they stand.
  const toCome = metrics.length === 0 && run.request?.kind.case !== "external";
  // Of several networks on one axis no snapshot is the figure's.
  const own = snapshots.filter(({ fit }) => axis.network === undefined || fit === axis.network);
  const provenance = useRunProvenance(run, network === everyNetwork ? undefined : own.at(-1));
  const figure = metrics.length > 0 ? curvesExport(run, axis, lines, marks, provenance) : undefined;
  return (
    <FigureFrame
      id="curves"
      panel
      label="Curves"
      title={null}
      figure={figure}
      withoutFootnote
      className={styles.curves}
    >
      {countFits(run) > 1 && (
        <label className={styles.network}>
          Network{" "}
          <select
            value={network}
            disabled={networks.length < 2}
            onChange={(event) => navigate({ run: run.id, network: event.target.value })}
          >
            {networks.length === 0 && <option>none has begun</option>}
            {networks.length > 1 && <option value={everyNetwork}>all {networks.length}, one after another</option>}
            {networks.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.charts}>
        {charts.map((chart) => {
          const { title, ...look } = chartLooks[chart];
          const small = chart === "rate" || chart === "speed";
          if (small && !toCome && lines[chart].every(({ values }) => values.length === 0)) return null;
          return (
            <figure key={chart} className={styles.chart}>
              <h2 className="look-label">{title}</h2>
              <TrainingCurves
                {...look}
                series={lines[chart]}
                epochs={axis.end}
                ends={live ? "live" : "value"}
                fits={small ? fits.unnamed : fits.named}
                marks={chart === "loss" || chart === "accuracy" ? marks : []}
                label={`${title} by epoch`}
                details={details}
                inspected={inspected}
                highlighted={lit}
                onInspect={setInspected}
                onHover={setLit}
              />
            </figure>
          );
        })}
      </div>
      {stream === "ended" && !live && metrics.length === 0 && <NothingMeasured run={run} onChanged={onChanged} />}
      <CurvesReadout axis={axis} lines={lines} inspected={inspected} dropped={history.dropped} />
    </FigureFrame>
  );
}
