import { useCatalog } from "../catalog/catalog.tsx";
import { type Query, useQuery } from "../rpc/use-query.ts";
import { formatImageReference, type ImageReference } from "../url/image-reference.ts";
import { type LoadedImage, loadImage } from "./load-image.ts";

const recent = new Map<string, Promise<LoadedImage>>();

/** Loads an image once for the whole page. */
export function useImage(reference: ImageReference | undefined): Query<LoadedImage> {
  const { datasets } = useCatalog();
  const loaded = useQuery(reference && formatImageReference(reference), () => loadOnce(reference!));
  const value = loaded.value;
  if (value?.reference.kind !== "dataset") return loaded;
  const { dataset, index } = value.reference;
  const labels = datasets.value?.find(({ name }) => name === dataset)?.labels;
  const label = value.labels.map((label) => labels?.[label]).find((text) => text !== undefined);
  return label ? { ...loaded, value: named(value, `${label} ${index}`) } : loaded;
}

const renamed = new WeakMap<LoadedImage, LoadedImage>();

function named(image: LoadedImage, name: string): LoadedImage {
  const known = renamed.get(image);
  if (known?.name === name) return known;
  const copy = { ...image, name };
  renamed.set(image, copy);
  return copy;
}

function loadOnce(reference: ImageReference): Promise<LoadedImage> {
  const key = formatImageReference(reference);
  const known = recent.get(key);
  if (known) return known;
  const loading = loadImage(reference, new AbortController().signal);
  recent.set(key, loading);
  loading.catch(() => recent.delete(key));
  if (recent.size > 24) recent.delete(recent.keys().next().value!);
  return loading;
}
