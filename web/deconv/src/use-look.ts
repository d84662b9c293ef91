import {
  type LoadedImage,
  type ModelView,
  type Query,
  useImage,
  useModel,
  useSelection,
  useViewState,
} from "@deconvscope/shell";
import { useMemo } from "react";
import { defaultItem, itemOfLayer } from "./choose-layer.ts";
import { imageKeyOf, type Look } from "./look.ts";

/** What the address asks for, as far as it is known, and what is missing. */
export interface LookState {
  look: Look | undefined;
  model: Query<ModelView>;
  image: Query<LoadedImage>;
  /** Model, image or layer will not come: nothing is waited for. */
  blocked: boolean;
  /** The address names a layer that the model has not. */
  unknownLayer: string | undefined;
  selection: ReturnType<typeof useSelection>;
}

/** Gathers model, image and layer; defaults where the address leaves them out. */
export function useLook(): LookState {
  const { view } = useViewState();
  const selection = useSelection();
  const model = useModel(selection.model);
  const image = useImage(selection.image);
  const asked = view?.layer;
  const item =
    model.value && (asked === undefined ? defaultItem(model.value.items) : itemOfLayer(model.value.items, asked));
  const rule = view?.rule ?? "deconvnet";
  const seed = view?.seed ?? "activation";
  const look = useMemo((): Look | undefined => {
    if (!model.value || !image.value || !item) return undefined;
    const named = asked === undefined ? undefined : model.value.layers.get(asked);
    const layer = named?.projectable ? named : item.layer;
    return {
      model: model.value,
      image: image.value,
      imageKey: imageKeyOf(image.value),
      source: image.value.source,
      item,
      layer,
      rule,
      seed,
    };
  }, [model.value, image.value, item, asked, rule, seed]);
  const unknownLayer = model.value && asked !== undefined && !item ? asked : undefined;
  const blocked = !look && (model.problem !== undefined || image.problem !== undefined || unknownLayer !== undefined);
  return { look, model, image, blocked, unknownLayer, selection };
}
