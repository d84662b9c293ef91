import { formatActivation, usePassedFocus } from "@deconvscope/shell";
import { useRef } from "react";
import { ClassPanel } from "./class-panel.tsx";
import { formatShare } from "./format-share.ts";
import { HeatPanel } from "./heat-panel.tsx";
import { ImagePanel } from "./image-panel.tsx";
import { className, mapName } from "./map-name.ts";
import type { PanelProps } from "./panel-props.ts";
import styles from "./panels.module.css";
import { pointing } from "./pointing.ts";
import { ProjectionPanel } from "./projection-panel.tsx";

type SweepPanelsProps = Omit<PanelProps, "pointing"> & {
  /** Upper end of the scale of activity. */
  mostActivity: number;
};

/** The five panels of Fig. 7, one square on all of them. */
export function SweepPanels({ mostActivity, ...props }: SweepPanelsProps) {
  const { state, sweep, square, at } = props;
  const model = state.model.value;
  const start = sweep?.start;
  const map = model && start ? mapName(model, start) : "the strongest map";
  const classIndex = start?.classIndex ?? state.settings?.classIndex;
  const name = model && classIndex !== undefined ? className(model, classIndex) : "class";
  const root = useRef<HTMLDivElement>(null);
  usePassedFocus(root);
  const panel = { ...props, pointing: pointing(square, start, at) };
  return (
    <div ref={root} className={styles.panels}>
      <ImagePanel {...panel} />
      <HeatPanel
        {...panel}
        letter="b"
        title={`Activity of ${map}`}
        label={`Activity of ${map} by place of the square`}
        quantity="activity"
        most={mostActivity}
        format={formatActivation}
      />
      <ProjectionPanel {...panel} map={map} />
      <HeatPanel
        {...panel}
        letter="d"
        title={`P(${name})`}
        label={`Probability of ${name} by place of the square`}
        quantity="probability"
        most={1}
        format={formatShare}
      />
      <ClassPanel {...panel} />
    </div>
  );
}
