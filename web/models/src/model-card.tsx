import {
  anotherModel,
  formatClasses,
  formatCount,
  formatFlops,
  formatShort,
  navigate,
  useModel,
  useViewState,
} from "@deconvscope/shell";
import { LayerSilhouette } from "@deconvscope/viz-layer-graph/react";
import { useMemo } from "react";
import type { ModelGroup } from "./group-models.ts";
import styles from "./model-cards.module.css";

/** A model's name, outline and size, a link that chooses it; of a run's snapshots the chosen or the last. */
export function ModelCard({ group, current: chosen }: { group: ModelGroup; current: string | undefined }) {
  const { models } = group;
  const summary = models.find(({ name }) => name === chosen) ?? models.at(-1) ?? models[0];
  const current = summary.name === chosen;
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
    <div className={`panel ${styles.card}`} data-current={current ? "" : undefined}>
      <a
        className={styles.open}
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
          {summary.description || formatClasses(summary.classes)}
        </span>
        <LayerSilhouette className={styles.silhouette} layers={layers} current={current} />
        <span className={`num ${styles.facts}`}>
          <span>{height === width ? `${height}²` : `${height} × ${width}`}</span>
          <span>{formatShort(summary.parameters)} parameters</span>
          <span>{formatFlops(summary.flops)}</span>
        </span>
      </a>
      {models.length > 1 && (
        <label className={styles.snapshots}>
          <span>one of {formatCount(models.length)}</span>
          <select
            aria-label={`Snapshot of ${group.name}`}
            value={summary.name}
            onChange={(event) => navigate(anotherModel(event.target.value, view))}
          >
            {models.map(({ name, sha256 }) => (
              <option key={`${name}@${sha256}`} value={name}>
                {name.slice(group.name.length + 1) || name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
