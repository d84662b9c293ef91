import { useMemo } from "react";
import type { ImageReference } from "../url/image-reference.ts";
import { useViewState } from "../url/use-view-state.ts";
import { useCatalog } from "./catalog.tsx";
import { defaultImage, defaultModel } from "./choose-defaults.ts";

/** The model and image that the page is about: the address's, else the defaults; undefined until known or where there are none. */
export function useSelection(): { model: string | undefined; image: ImageReference | undefined } {
  const { view } = useViewState();
  const { models, datasets } = useCatalog();
  return useMemo(() => {
    if (!view) return { model: undefined, image: undefined };
    return {
      model: view.model ?? (models.value && defaultModel(models.value, view.image)),
      image: view.image ?? (datasets.value && defaultImage(datasets.value)),
    };
  }, [view, models.value, datasets.value]);
}
