import { type FamilySettings, followedLabels } from "./family-data.ts";
import type { Invariance } from "./invariance-state.ts";

/**
 * Of which layers some relative distances are none, a sentence each: what answers nothing to an image as it is, but
 * something to it moved, is infinitely far from it.
 */
export function tellSilentLayers(settings: FamilySettings, state: Invariance): string[] {
  const { names, transforms } = settings;
  const isInfinite = (image: number, layer: number) =>
    transforms.some((transform) =>
      state.curves[transform]?.points[image]?.some(
        (point) => point?.relativeDistances[layer] === Number.POSITIVE_INFINITY,
      ),
    );
  return followedLabels(settings, state).flatMap((label, layer) => {
    const found = names.filter((_, image) => isInfinite(image, layer));
    if (found.length === 0) return [];
    const [whose, whom] =
      found.length === 1
        ? [found[0]!, "the image as it is"]
        : [`${found.length} of ${names.length} images`, "them as they are"];
    return [`No relative distances of ${label} for ${whose}: it answers nothing to ${whom}.`];
  });
}
