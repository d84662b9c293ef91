import { ClassMap } from "@deconvscope/viz-class-map/react";
import { className } from "./map-name.ts";
import { Panel } from "./panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import styles from "./panels.module.css";
import { ToCome } from "./to-come.tsx";

/** (e) The class that is most probable with the square at each place. */
export function ClassPanel({ state, sweep, at, pointing, details, colors }: PanelProps) {
  const model = state.model.value;
  const start = sweep?.start;
  const tiles = sweep?.tiles;
  return (
    <Panel letter="e" title="Most probable class">
      {model && start && tiles && sweep.done > 0 ? (
        <ClassMap
          grid={start.grid}
          classes={tiles.topClasses}
          nameOf={(classIndex) => className(model, classIndex)}
          colorOrder={colors}
          square={at}
          label="Most probable class by place of the square"
          details={details}
          {...pointing}
        />
      ) : (
        <div className={styles.listed}>
          <ToCome state={state} sweep={sweep} />
        </div>
      )}
    </Panel>
  );
}
