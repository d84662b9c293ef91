import { type ImageReference, parseImageReference, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";

/** A model and an image that a sweep is asked of. */
export interface Asked {
  model: string | undefined;
  image: ImageReference | undefined;
}

/** What the address puts beside: another image through the same model, or the same image through another model. */
export function useCompared(asked: Asked): Asked | undefined {
  const { view } = useViewState();
  const vs = view?.vs;
  return useMemo(() => (vs === undefined ? undefined : comparedTo(asked, vs)), [asked, vs]);
}

/** Reads `vs`: what looks like an image is one, all else is a model's name. */
export function comparedTo(asked: Asked, vs: string): Asked {
  const image = parseImageReference(vs);
  return image ? { ...asked, image } : { ...asked, model: vs };
}
