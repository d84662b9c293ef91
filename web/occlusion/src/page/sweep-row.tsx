import { useMemo } from "react";
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

interface SweepRowProps {
  state: SettingsState;
  sweep: Sweep | undefined;
  square: SquareControl;
}

/** One sweep: its five panels, and what is under the square. */
export function SweepRow({ state, sweep, square }: SweepRowProps) {
  const { settings } = state;
  const model = state.model.value;
  const at = useMemo(() => sweep && squareOfSweep(sweep, square.target), [sweep, square.target]);
  const tile = sweep?.start && at && tileOfSquare(sweep.start.grid, at);
  const live = useLiveReading(settings, tile === undefined && square.target?.free ? at : undefined);
  const reading = (sweep && readingAt(sweep, tile)) ?? live.reading;
  return (
    <>
      <SweepPanels state={state} sweep={sweep} square={square} at={at} reading={reading} />
      <div className={styles.under}>
        <Readout
          start={sweep?.start}
          square={at}
          reading={reading}
          pinned={square.pinned}
          labelOf={(classIndex) => (model ? className(model, classIndex) : `class ${classIndex}`)}
          mapName={model && sweep?.start ? mapName(model, sweep.start) : "the strongest map"}
        />
      </div>
    </>
  );
}
