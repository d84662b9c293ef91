import type { FoldedItem, LoadedImage, ModelView, ViewState } from "@deconvscope/shell";
import { defaultPatch, defaultStride } from "./default-settings.ts";
import type { SweepSettings } from "./sweep-settings.ts";

/** What an address asks of a sweep. */
export type AskedSquare = Pick<ViewState, "patch" | "stride" | "fill" | "layer" | "class">;
/** What a sweep is of. */
export interface Swept {
  model: ModelView;
  image: LoadedImage;
  /** The class that the image's label names. */
  trueClass: number | undefined;
}
/** The settings; or what the address names and the model has not. */
export type Resolved = { settings: SweepSettings } | { unknownLayer: string } | { unknownClass: number };

/** Fills in what the address leaves out. */
export function resolveSettings({ model, image, trueClass }: Swept, asked: AskedSquare): Resolved {
  const short = shortSide(model);
  const layer = asked.layer === undefined ? undefined : watchedLayer(model, asked.layer);
  if (asked.layer !== undefined && layer === undefined) return { unknownLayer: asked.layer };
  if (asked.class !== undefined && asked.class >= model.summary.classes) return { unknownClass: asked.class };
  return {
    settings: {
      model,
      image,
      patch: asked.patch ?? defaultPatch(short),
      stride: asked.stride ?? defaultStride(short),
      fill: asked.fill ?? "mean",
      classIndex: asked.class ?? trueClass,
      layer,
    },
  };
}

/**
 * The same sweep of another image, or through another model: there the square is the same share of the side, the layer
 * the same where there is one of its name, and the class the one of the same name.
 */
export function resolveBeside({ model, image, trueClass }: Swept, asked: AskedSquare, lead: SweepSettings): Resolved {
  if (model === lead.model) return resolveSettings({ model, image, trueClass }, asked);
  const scale = shortSide(model) / shortSide(lead.model);
  const label = asked.class === undefined ? undefined : lead.model.response.labels[asked.class];
  const sameClass = label === undefined ? -1 : model.response.labels.indexOf(label);
  const { patch, stride, fill } = lead;
  const beside: AskedSquare = {
    patch: Math.max(1, Math.round(patch * scale)),
    stride: Math.max(1, Math.round(stride * scale)),
    fill,
    ...(asked.layer !== undefined && watchedLayer(model, asked.layer) !== undefined ? { layer: asked.layer } : {}),
    ...(sameClass >= 0 ? { class: sameClass } : {}),
  };
  return resolveSettings({ model, image, trueClass }, beside);
}

function shortSide({ summary }: ModelView): number {
  const [height = 1, width = 1] = summary.inputShape;
  return Math.min(height, width);
}

/** The layer itself where it can be projected, else the one that stands for its item. */
function watchedLayer({ items, layers }: ModelView, name: string): string | undefined {
  if (layers.get(name)?.projectable) return name;
  return items.find(({ members }: FoldedItem) => members.some((member) => member.name === name))?.id;
}
