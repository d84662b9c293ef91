import {
  type ImageReference,
  type LoadedImage,
  type ModelView,
  type Query,
  useCatalog,
  useImage,
  useModel,
  useViewState,
} from "@deconvscope/shell";
import { useMemo } from "react";
import { trueClass } from "./default-settings.ts";
import { resolveBeside, resolveSettings } from "./resolve-settings.ts";
import type { SweepSettings } from "./sweep-settings.ts";

/** What the address asks for, as far as it is known, and what is missing. */
export interface SettingsState {
  settings: SweepSettings | undefined;
  model: Query<ModelView>;
  image: Query<LoadedImage>;
  trueClass: number | undefined;
  /** The address names a layer that the model has not. */
  unknownLayer: string | undefined;
  unknownClass: number | undefined;
  asked: { model: string | undefined; image: ImageReference | undefined };
}

/**
 * Gathers a model, an image and the address's square; defaults where the address leaves them out.
 * @param lead what the sweep stands beside
 */
export function useSweepSettings(asked: SettingsState["asked"], lead?: SweepSettings): SettingsState {
  const { view } = useViewState();
  const { datasets } = useCatalog();
  const model = useModel(asked.model);
  const image = useImage(asked.image);
  const known = model.value;
  const photo = image.value;
  const own = useMemo(
    () => (known && photo ? trueClass(known.response.labels, labelNames(photo, datasets.value ?? [])) : undefined),
    [known, photo, datasets.value],
  );
  const waiting = photo?.reference.kind === "dataset" && datasets.loading;
  const { patch, stride, fill, layer, class: classIndex } = view ?? {};
  const resolved = useMemo(() => {
    if (!known || !photo || waiting) return undefined;
    const square = {
      ...(patch === undefined ? {} : { patch }),
      ...(stride === undefined ? {} : { stride }),
      ...(fill === undefined ? {} : { fill }),
      ...(layer === undefined ? {} : { layer }),
      ...(classIndex === undefined ? {} : { class: classIndex }),
    };
    const swept = { model: known, image: photo, trueClass: own };
    return lead ? resolveBeside(swept, square, lead) : resolveSettings(swept, square);
  }, [known, photo, waiting, own, lead, patch, stride, fill, layer, classIndex]);
  return {
    settings: resolved && "settings" in resolved ? resolved.settings : undefined,
    unknownLayer: resolved && "unknownLayer" in resolved ? resolved.unknownLayer : undefined,
    unknownClass: resolved && "unknownClass" in resolved ? resolved.unknownClass : undefined,
    model,
    image,
    trueClass: own,
    asked,
  };
}

function labelNames(
  { reference, labels }: LoadedImage,
  datasets: readonly { name: string; labels: readonly string[] }[],
): string[] {
  if (reference.kind !== "dataset") return [];
  const names = datasets.find(({ name }) => name === reference.dataset)?.labels ?? [];
  return labels.flatMap((label) => names[label] ?? []);
}
