import type { ModelSummary } from "@deconvscope/proto";
import {
  anotherModel,
  formatCount,
  formatFlops,
  formatShort,
  navigate,
  useModel,
  useViewState,
} from "@deconvscope/shell";
import { LayerSilhouette } from "@deconvscope/viz-layer-graph/react";
import { useMemo } from "react";
import styles from "./model-cards.module.css";

/** A model's name, outline and size; a link that chooses it. */
export function ModelCard({ summary, current }: { summary: ModelSummary; current: boolean }) {
  const { view, link } = useViewState();
  const model = useModel(summary.name);
  const layers = useMemo(
    () =>
      (model.value
        ? [...(model.value.input ? [model.value.input] : []), ...model.value.items.map(({ layer }) => layer)]
        : []
      ).map(({ outputShape }) => ({
        side: outputShape.length === 3 ? Math.max(outputShape[0] ?? 1, outputShape[1] ?? 1) : 1,
        channels: outputShape.at(-1) ?? 1,
      })),
    [model.value],
  );
  const [height = 0, width = 0] = summary.inputShape;
  const change = anotherModel(summary.name, view);
  return (
    <a
      className={`panel ${styles.card}`}
      href={link(change)}
      aria-current={current ? "true" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(change);
      }}
    >
      <code>{summary.name}</code>
      <span className={styles.about} title={summary.description}>
        {summary.description || `${formatCount(summary.classes)} classes`}
      </span>
      <LayerSilhouette className={styles.silhouette} layers={layers} current={current} />
      <span className={`num ${styles.facts}`}>
        <span>{height === width ? `${height}²` : `${height} × ${width}`}</span>
        <span>{formatShort(summary.parameters)} parameters</span>
        <span>{formatFlops(summary.flops)}</span>
      </span>
    </a>
  );
}
