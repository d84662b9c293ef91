import { formatCount, navigate, Segmented, SelectField, useCatalog } from "@deconvscope/shell";
import { EnsemblePicker } from "./ensemble-picker.tsx";
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
      <SelectField
        label="Dataset and split"
        before="Images"
        value={at}
        options={[
          ...(at < 0 ? [{ value: -1, text: `${on.dataset} ${on.split}` }] : []),
          ...places.map(({ dataset, split }, index) => ({ value: index, text: `${dataset} ${split}` })),
        ]}
        onChange={(chosen) => {
          const place = places[chosen];
          if (!place) return;
          const { dataset, split } = place;
          navigate({ on: { dataset, split }, count: undefined, block: undefined, cell: undefined });
        }}
      />
      <SelectField
        label="Number of images"
        value={images}
        options={[
          { value: 0, text: all > 0 ? `all ${formatCount(all)}` : "all" },
          ...offered
            .toSorted((a, b) => a - b)
            .map((count) => ({ value: count, text: `${formatCount(count)}, evenly spread` })),
        ]}
        onChange={(count) => navigate({ count: count || undefined })}
      />
      <Segmented
        label="Crops"
        options={["centre", "ten crops"] as const}
        value={isTenCrops ? "ten crops" : "centre"}
        onChange={(value) => navigate({ crops: value === "ten crops" ? "ten" : undefined })}
      />
      <EnsemblePicker settings={settings} />
    </>
  );
}
