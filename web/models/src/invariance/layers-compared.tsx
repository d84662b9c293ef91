import { FigureFrame } from "@deconvscope/shell";
import { CurveFamily } from "@deconvscope/viz-curve-family/react";
import { useMemo } from "react";
import { type FamilySettings, layerFamily } from "./family-data.ts";
import { lastHalfWay } from "./half-way.ts";
import styles from "./invariance.module.css";
import type { MeasuredInvariance } from "./invariance-export.ts";
import type { Invariance } from "./invariance-state.ts";
import { layersExport } from "./layers-export.ts";
import { LayersTable } from "./layers-table.tsx";

interface LayersComparedProps {
  family: FamilySettings;
  state: Invariance;
  /** Undefined before anything came. */
  measured: MeasuredInvariance | undefined;
  table: { shown: boolean; onToggle: () => void };
}

/** How fast each layer's answer is lost: the mean curve of each, in one picture. */
export function LayersCompared({ family, state, measured, table }: LayersComparedProps) {
  const data = useMemo(() => layerFamily(family, state), [family, state]);
  const figure = useMemo(() => measured && layersExport(measured, data), [measured, data]);
  const halves = useMemo(() => lastHalfWay(data), [data]);
  return (
    <FigureFrame
      id="invariance-layers"
      panel
      label="Layers compared"
      title={<h4 className="look-label">Which layer holds on longest?</h4>}
      table={table}
      figure={figure}
      withoutFootnote
    >
      <p className={`sub ${styles.answer}`}>
        {halves
          ? `Half of the way comes last, ${halves.map(({ title, text }) => `${title.toLowerCase()}: ${text}`).join("; ")}.`
          : "How far each layer has moved, relative to what it answers to the images as they are."}
      </p>
      {table.shown ? (
        <LayersTable data={data} />
      ) : (
        <CurveFamily {...data} label="Relative distance of each layer by amount" plotHeight={140} />
      )}
    </FigureFrame>
  );
}
