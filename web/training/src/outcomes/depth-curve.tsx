import type { Outcome } from "@deconvscope/proto";
import { TrainingCurves } from "@deconvscope/viz-training-curves/react";
import styles from "./outcomes.module.css";

/** Accuracy of a linear classifier over the depth of the layer that it stands on (Table 7). */
export function DepthCurve({ outcomes }: { outcomes: readonly Outcome[] }) {
  const depths = outcomes.map((_, index) => index + 1);
  const line = {
    name: "accuracy",
    ink: "cat-2-ink" as const,
    epochs: depths,
    values: outcomes.map(({ accuracy }) => accuracy),
  };
  return (
    <figure className={`panel ${styles.panel}`}>
      <h3>Accuracy over depth</h3>
      <p className="dim">
        a linear classifier on each layer: {outcomes.map(({ name }, index) => `${index + 1} ${name}`).join(", ")}
      </p>
      <TrainingCurves
        series={[line]}
        columns={depths}
        epochs={depths.length}
        unit="percent"
        ends="value"
        height={190}
        label="Accuracy by depth of the layer"
      />
    </figure>
  );
}
