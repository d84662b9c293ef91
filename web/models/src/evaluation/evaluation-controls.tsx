import { formatCount, navigate, Segmented, useCatalog } from "@deconvscope/shell";
import { EnsemblePicker } from "./ensemble-picker.tsx";
import styles from "./evaluation.module.css";
import type { EvaluationSettings } from "./evaluation-settings.ts";

const counts = [100, 500, 1000, 5000, 10_000];

interface EvaluationControlsProps {
  settings: EvaluationSettings;
  /** Datasets that the model can be judged on; undefined until they are known. */
  fitting: readonly { name: string }[] | undefined;
}

/** Which images, how they are cut, and which models are asked together. */
export function EvaluationControls({ settings, fitting }: EvaluationControlsProps) {
  const { datasets } = useCatalog();
  const { on, images, isTenCrops } = settings;
  const places = (datasets.value ?? [])
    .filter(({ name }) => fitting?.some((fits) => fits.name === name))
    .flatMap(({ name, splits }) =>
      splits
        .filter((split) => split.images > 0)
        .map((split) => ({ dataset: name, split: split.name, images: split.images })),
    );
  const at = places.findIndex(({ dataset, split }) => dataset === on.dataset && split === on.split);
  const all = places[at]?.images ?? 0;
  const offered = [...new Set([...counts, images])].filter((count) => count > 0 && (count < all || count === images));
  return (
    <>
      <label className={styles.field}>
        <span>Images</span>
        <select
          aria-label="Dataset and split"
          value={at}
          onChange={(event) => {
            const place = places[Number(event.target.value)];
            if (place)
              navigate({ on: { dataset: place.dataset, split: place.split }, count: undefined }, { replace: true });
          }}
        >
          {at < 0 && <option value={-1}>{`${on.dataset} ${on.split}`}</option>}
          {places.map(({ dataset, split }, index) => (
            <option key={`${dataset}:${split}`} value={index}>
              {dataset} {split}
            </option>
          ))}
        </select>
      </label>
      <select
        className={styles.select}
        aria-label="Number of images"
        value={images}
        onChange={(event) => navigate({ count: Number(event.target.value) || undefined }, { replace: true })}
      >
        <option value={0}>{all > 0 ? `all ${formatCount(all)}` : "all"}</option>
        {offered
          .toSorted((a, b) => a - b)
          .map((count) => (
            <option key={count} value={count}>
              {formatCount(count)}, evenly spread
            </option>
          ))}
      </select>
      <Segmented
        label="Crops"
        options={["centre", "ten crops"] as const}
        value={isTenCrops ? "ten crops" : "centre"}
        onChange={(value) => navigate({ crops: value === "ten crops" ? "ten" : undefined }, { replace: true })}
      />
      <EnsemblePicker settings={settings} />
    </>
  );
}
