import {
  type FoldedItem,
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
import { defaultLayer, defaultPatch, defaultStride, trueClass } from "./default-settings.ts";
import type { SweepSettings } from "./sweep-settings.ts";

/** What the address asks for, as far as it is known, and what is missing. */
export interface SettingsState {
  settings: SweepSettings | undefined;
  model: Query<ModelView>;
  image: Query<LoadedImage>;
  /** The class that the image's label names. */
  trueClass: number | undefined;
  /** What the address names and the model has not: a layer, a class. */
  unknown: { layer?: string; class?: number };
  asked: { model: string | undefined; image: ImageReference | undefined };
}

/** Gathers a model, an image and the address's square; defaults where the address leaves them out. */
export function useSweepSettings(asked: SettingsState["asked"]): SettingsState {
  const { view } = useViewState();
  const { datasets } = useCatalog();
  const model = useModel(asked.model);
  const image = useImage(asked.image);
  const known = model.value;
  const photo = image.value;
  const named = useMemo(() => (photo ? labelNames(photo, datasets.value ?? []) : undefined), [photo, datasets.value]);
  const own = known && named && trueClass(known.response.labels, named);
  const waiting = photo?.reference.kind === "dataset" && datasets.loading;
  const { patch, stride, fill = "mean", layer, class: classIndex } = view ?? {};
  const settings = useMemo((): SweepSettings | undefined => {
    if (!known || !photo || waiting || !view) return undefined;
    const [height = 1, width = 1] = known.summary.inputShape;
    const short = Math.min(height, width);
    const watched =
      layer === undefined ? defaultLayer(known.items, known.summary.classes)?.id : watchedLayer(known, layer);
    if (watched === undefined || (classIndex ?? 0) >= known.summary.classes) return undefined;
    return {
      model: known,
      image: photo,
      patch: patch ?? defaultPatch(short),
      stride: stride ?? defaultStride(short),
      fill,
      classIndex: classIndex ?? own,
      layer: watched,
    };
  }, [known, photo, waiting, view, patch, stride, fill, layer, classIndex, own]);
  const unknown = {
    ...(known && layer !== undefined && watchedLayer(known, layer) === undefined ? { layer } : {}),
    ...(known && classIndex !== undefined && classIndex >= known.summary.classes ? { class: classIndex } : {}),
  };
  return { settings, model, image, trueClass: own, unknown, asked };
}

/** The layer itself where it can be projected, else the one that stands for its item. */
export function watchedLayer({ items, layers }: ModelView, name: string): string | undefined {
  if (layers.get(name)?.projectable) return name;
  return items.find(({ members }: FoldedItem) => members.some((member) => member.name === name))?.id;
}

function labelNames(
  { reference, labels }: LoadedImage,
  datasets: readonly { name: string; labels: readonly string[] }[],
): string[] {
  if (reference.kind !== "dataset") return [];
  const names = datasets.find(({ name }) => name === reference.dataset)?.labels ?? [];
  return labels.flatMap((label) => names[label] ?? []);
}
