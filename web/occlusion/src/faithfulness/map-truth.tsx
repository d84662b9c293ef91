import { Button, ErrorNote, MeasureAction } from "@deconvscope/shell";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { SweepStart } from "../sweep/sweep-state.ts";
import styles from "./faithfulness.module.css";
import { describeFaithfulness } from "./faithfulness-state.ts";
import { RandomisedLayers } from "./randomised-layers.tsx";
import { TruthCurves } from "./truth-curves.tsx";
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
  const { state, problem } = measurement;
  return (
    <section className={styles.map} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <MeasureAction measurement={measurement} verb="Measure" disabled={!start} />
      </header>
      {problem && (
        <ErrorNote
          title="It was not measured."
          problem={problem}
          action={<Button onClick={measurement.begin}>Try again</Button>}
        />
      )}
      {state.curves && (
        <>
          <p className="sub">{describeFaithfulness(state)}</p>
          <TruthCurves curves={state.curves} valueName={`P(${name})`} />
        </>
      )}
      {settings && state.randomised.length > 0 && (
        <RandomisedLayers model={settings.model} randomised={state.randomised} />
      )}
    </section>
  );
}
