import { Skeleton, useCatalog, useDelayed } from "@deconvscope/shell";
import { useMemo } from "react";
import { groupModels } from "./group-models.ts";
import { ModelCard } from "./model-card.tsx";
import styles from "./model-cards.module.css";

/** One card a model, one for all snapshots of a run, and the place to drop another. */
export function ModelCards({ current, onImport }: { current: string | undefined; onImport: () => void }) {
  const { models } = useCatalog();
  const waiting = useDelayed(models.loading) && models.loading;
  const groups = useMemo(() => groupModels(models.value ?? []), [models.value]);
  return (
    <nav className={styles.cards} aria-label="Models">
      {groups.map((group) => (
        <ModelCard key={group.name} group={group} current={current} />
      ))}
      {waiting &&
        [0, 1, 2, 3].map((place) => (
          <div key={place} className={`panel ${styles.card}`}>
            <Skeleton style={{ height: 14, width: "60%" }} />
            <Skeleton style={{ height: 12, width: "80%" }} />
            <Skeleton style={{ height: 60 }} />
            <Skeleton style={{ height: 12, width: "90%" }} />
          </div>
        ))}
      {!models.loading && (
        <button type="button" className={styles.drop} onClick={onImport}>
          <b>Drop a model here</b>
          <span className="sub">ONNX, or a zip of a TensorFlow.js layers model</span>
          <span className="dim">or choose a file</span>
        </button>
      )}
    </nav>
  );
}
