import { type ReactNode, useId, useMemo } from "react";
import { MapElsewhere } from "../elsewhere/map-elsewhere.tsx";
import { className, mapName } from "../panels/map-name.ts";
import { SweepPanels } from "../panels/sweep-panels.tsx";
import { readingAt, squareOfSweep } from "../square/reading.ts";
import { Readout } from "../square/readout.tsx";
import { useLiveReading } from "../square/use-live-reading.ts";
import type { SquareControl } from "../square/use-square.ts";
import { tileOfSquare } from "../sweep/square-grid.ts";
import type { Sweep } from "../sweep/sweep-state.ts";
import type { SettingsState } from "../sweep/use-sweep-settings.ts";
import styles from "./sweep-row.module.css";
import { SweepTable } from "./sweep-table.tsx";

interface SweepRowProps {
  state: SettingsState;
  sweep: Sweep | undefined;
  square: SquareControl;
  mostActivity: number;
  /** Names whose colours are the same as on the maps beside. */
  colors: readonly string[] | undefined;
  /** The table stands in place of the panels. */
  asTable: boolean;
  /** Stands last below the panels. */
  children?: ReactNode;
}

/** One sweep: its five panels, what is under the square, and what excites the watched map elsewhere. */
export function SweepRow({ state, sweep, square, mostActivity, colors, asTable, children }: SweepRowProps) {
  const { settings } = state;
  const model = state.model.value;
  const table = useId();
  const at = useMemo(() => sweep && squareOfSweep(sweep, square.target), [sweep, square.target]);
  const tile = sweep?.start && at && tileOfSquare(sweep.start.grid, at);
  const live = useLiveReading(settings, tile === undefined && square.target?.free ? at : undefined);
  const reading = (sweep && readingAt(sweep, tile)) ?? live.reading;
  return (
    <>
      {!asTable && <SweepPanels {...{ state, sweep, square, at, reading, mostActivity, colors, details: table }} />}
      <SweepTable id={table} settings={settings} sweep={sweep} at={tile} shown={asTable} />
      <div className={styles.under}>
        <Readout
          start={sweep?.start}
          classIndex={sweep?.start?.classIndex ?? settings?.classIndex}
          square={at}
          reading={reading}
          pinned={square.pinned}
          onLetGo={square.placed ? square.unpin : undefined}
          problem={live.problem?.message}
          labelOf={(classIndex) => (model ? className(model, classIndex) : `class ${classIndex}`)}
          mapName={model && sweep?.start ? mapName(model, sweep.start) : "the strongest map"}
        />
        {model && sweep?.start ? <MapElsewhere model={model} unit={sweep.start.unit} /> : <div />}
        {children}
      </div>
    </>
  );
}
