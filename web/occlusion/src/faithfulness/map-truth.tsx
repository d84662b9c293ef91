import { Button, ErrorNote, FigureFrame, MeasureAction, useTableChoice } from "@deconvscope/shell";
import { useId, useMemo } from "react";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { SweepStart } from "../sweep/sweep-state.ts";
import styles from "./faithfulness.module.css";
import { describeFaithfulness } from "./faithfulness-state.ts";
import { RandomisedLayers } from "./randomised-layers.tsx";
import { TruthCurves } from "./truth-curves.tsx";
import { truthExport } from "./truth-export.ts";
import { truthPlots } from "./truth-plots.ts";
import { TruthTable } from "./truth-table.tsx";
import { type MapKind, useFaithfulness } from "./use-faithfulness.ts";

interface MapTruthProps {
  /** Undefined while there is no map yet. */
  settings: SweepSettings | undefined;
  start: SweepStart | undefined;
  kind: MapKind;
  title: string;
  /** The class's name. */
  name: string;
}

/** One map put to the test: curves, areas, and what is left of it with weights drawn anew. */
export function MapTruth({ settings, start, kind, title, name }: MapTruthProps) {
  const measurement = useFaithfulness(settings, start, kind);
  const { state, phase, problem } = measurement;
  const { curves } = state;
  const choice = useTableChoice(kind);
  const table = useId();
  const plots = useMemo(() => curves && truthPlots(curves, `P(${name})`), [curves, name]);
  const figure = useMemo(
    () => settings && start && truthExport({ settings, start, kind, state, phase }),
    [settings, start, kind, state, phase],
  );
  return (
    <FigureFrame
      label={title}
      className={styles.map}
      title={<h3>{title}</h3>}
      controls={<MeasureAction measurement={measurement} verb="Measure" disabled={!start} />}
      {...(curves ? { table: choice } : {})}
      figure={figure}
    >
      {problem && (
        <ErrorNote
          title="It was not measured."
          problem={problem}
          action={<Button onClick={measurement.begin}>Try again</Button>}
        />
      )}
      {curves && plots && (
        <>
          <p className="sub">{describeFaithfulness(state)}</p>
          {!choice.shown && <TruthCurves plots={plots} details={table} />}
          <TruthTable id={table} curves={curves} shown={choice.shown} />
        </>
      )}
      {settings && state.randomised.length > 0 && (
        <RandomisedLayers model={settings.model} randomised={state.randomised} />
      )}
    </FigureFrame>
  );
}
