import type { TopActivation } from "@deconvscope/viz-top-activations/react";
import { hasPlaces } from "../look.ts";
import { type AtlasLook, imageName, labelName } from "./atlas-look.ts";
import { type MapTop, missingPictures } from "./map-top.ts";

/** Tops as the grids draw them: images by label and number, places where units have them. */
export function toTopActivations(
  tops: readonly MapTop[],
  look: Pick<AtlasLook, "scan" | "layer" | "labels">,
): TopActivation[] {
  const places = hasPlaces(look.layer);
  return tops.map((top) => {
    const { rank, activation, index, labels, y, x, field, projectionUrl, patchUrl, scale } = top;
    return {
      ...missingPictures(top),
      rank,
      activation,
      image: imageName(look.scan, index),
      ...(labels.length > 0 ? { label: labels.map((label) => labelName(look, label)).join(", ") } : {}),
      ...(places ? { y, x } : {}),
      field,
      ...(projectionUrl ? { projectionUrl } : {}),
      ...(patchUrl ? { patchUrl } : {}),
      zero: projectionUrl !== undefined && scale === 0,
    };
  });
}
