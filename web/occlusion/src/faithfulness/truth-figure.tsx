import { mapName } from "../panels/map-name.ts";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { SweepStart } from "../sweep/sweep-state.ts";
import styles from "./faithfulness.module.css";
import { MapTruth } from "./map-truth.tsx";

interface TruthFigureProps {
  settings: SweepSettings | undefined;
  /** Undefined until the sweep begins. */
  start: SweepStart | undefined;
  /** The class's name. */
  name: string;
}

/** Whether the sweep's map, and the projection beside it, tell the truth. */
export function TruthFigure({ settings, start, name }: TruthFigureProps) {
  const map = settings && start ? mapName(settings.model, start) : "the strongest map";
  return (
    <section className={styles.figure} aria-labelledby="truth">
      <h2 id="truth">Does the map tell the truth?</h2>
      <p className="sub">
        Pixels are taken away, or given back to the blurred image, in the order of the map: where it names what matters,
        P({name}) falls and rises sooner than in a random order.
      </p>
      <div className={`panel ${styles.maps}`}>
        <MapTruth {...{ settings, start, name }} kind="occlusion" title={`Occlusion map of P(${name})`} />
        <MapTruth {...{ settings, start, name }} kind="projection" title={`Projection of ${map}`} />
      </div>
    </section>
  );
}
