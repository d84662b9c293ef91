import { CoveredImage } from "@deconvscope/viz-heatmap/react";
import { sweepKey } from "../sweep/sweep-settings.ts";
import { Panel } from "./panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import { ToCome } from "./to-come.tsx";
import { fieldOfUnit, useProjectionPicture } from "./use-projection-picture.ts";

/** (c) What in this image excites the watched map. */
export function ProjectionPanel({ state, sweep, at, pointing, map }: PanelProps & { map: string }) {
  const model = state.model.value;
  const projection = useProjectionPicture(state.settings && sweepKey(state.settings), model, sweep);
  const [height = 1, width = 1] = model?.summary.inputShape ?? [];
  const start = sweep?.start;
  const field = model && start && fieldOfUnit(model, start);
  return (
    <Panel
      letter="c"
      title={`Projection of ${map}`}
      foot={
        sweep?.summary && start && field
          ? `Strongest unit at y ${start.unit.y ?? 0}, x ${start.unit.x ?? 0}; it sees ${field.width} × ${field.height} px.`
          : start && sweep.state === "streaming"
            ? "comes with the summary"
            : "\u00a0"
      }
    >
      {projection.value ? (
        <CoveredImage
          pixelated
          imageUrl={projection.value}
          height={height}
          width={width}
          square={at}
          label={`Projection of ${map}`}
          {...pointing}
        />
      ) : (
        <ToCome state={state} sweep={sweep} zero />
      )}
    </Panel>
  );
}
