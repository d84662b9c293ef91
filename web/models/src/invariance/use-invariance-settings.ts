import {
  formatImageReference,
  type ImageReference,
  type ModelView,
  type Query,
  useCatalog,
  useViewState,
} from "@deconvscope/shell";
import { useMemo } from "react";
import { whyNotJudged } from "../why-not-judged.ts";
import { chosenTransforms, type InvarianceSettings } from "./invariance-settings.ts";
import { pickImages } from "./pick-images.ts";
import { type NamedImage, useImages } from "./use-images.ts";

interface AskedInvariance {
  /** Undefined until they are known, and where there are none. */
  references: readonly ImageReference[] | undefined;
  /** There is no image to take. */
  isEmpty: boolean;
  images: Query<NamedImage[]>;
  /** Undefined until the images are there. */
  settings: InvarianceSettings | undefined;
  /** Which of the images a hand moves. */
  followed: number;
}

/** What the address asks for, with defaults for what it leaves open. */
export function useInvarianceSettings(model: ModelView, image: ImageReference | undefined): AskedInvariance {
  const { view } = useViewState();
  const { datasets } = useCatalog();
  const references = useMemo(() => {
    if (!datasets.value || !view) return undefined;
    const chosen = view.images ?? pickImages(datasets.value, model.summary.dataset, image);
    const once = new Map(chosen.map((reference) => [formatImageReference(reference), reference]));
    return once.size > 0 ? [...once.values()] : undefined;
  }, [datasets.value, view, model, image]);
  const images = useImages(references);
  const settings = useMemo((): InvarianceSettings | undefined => {
    if (!images.value || whyNotJudged(model) !== undefined) return undefined;
    return {
      model,
      images: images.value.map(({ image }) => image),
      transforms: chosenTransforms(view?.transforms),
      layers: [...new Set(view?.layers)].filter((name) => model.layers.has(name)),
    };
  }, [model, images.value, view?.transforms, view?.layers]);
  const current = image && formatImageReference(image);
  const place = references?.findIndex((reference) => formatImageReference(reference) === current) ?? -1;
  const isEmpty = datasets.value !== undefined && view !== undefined && references === undefined;
  return { references, isEmpty, images, settings, followed: Math.max(0, place) };
}
