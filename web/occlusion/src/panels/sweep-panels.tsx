import { Skeleton } from "@deconvscope/shell";
import type { Reading } from "../square/reading.ts";
import type { SquareControl } from "../square/use-square.ts";
import type { Square } from "../sweep/square-grid.ts";
import type { Sweep } from "../sweep/sweep-state.ts";
import { useFramedPicture } from "../sweep/use-framed-picture.ts";
import type { SettingsState } from "../sweep/use-sweep-settings.ts";
import { className, mapName } from "./map-name.ts";
import { Panel } from "./panel.tsx";
import styles from "./panels.module.css";

interface SweepPanelsProps {
  state: SettingsState;
  sweep: Sweep | undefined;
  square: SquareControl;
  at: Square | undefined;
  reading: Reading | undefined;
}

/** The five panels of Fig. 7. */
export function SweepPanels({ state, sweep }: SweepPanelsProps) {
  const model = state.model.value;
  const picture = useFramedPicture(model, state.image.value);
  const start = sweep?.start;
  const map = model && start ? mapName(model, start) : "the strongest map";
  const name = model && start ? className(model, start.classIndex) : "class";
  return (
    <div className={styles.panels}>
      <Panel letter="a" title="Image">
        {picture.value ? <img src={picture.value} alt="" /> : <Skeleton style={{ aspectRatio: 1 }} />}
      </Panel>
      <Panel letter="b" title={`Activity of ${map}`}>
        <Skeleton style={{ aspectRatio: 1 }} />
      </Panel>
      <Panel letter="c" title={`Projection of ${map}`}>
        <Skeleton zero style={{ aspectRatio: 1 }} />
      </Panel>
      <Panel letter="d" title={`P(${name})`}>
        <Skeleton style={{ aspectRatio: 1 }} />
      </Panel>
      <Panel letter="e" title="Most probable class">
        <Skeleton style={{ aspectRatio: 1 }} />
      </Panel>
    </div>
  );
}
