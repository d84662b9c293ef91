import { type PixelRect, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { useDraft } from "../address/use-draft.ts";
import { type DrawnParts, placeDrawn, withDrawn } from "./drawn-parts.ts";
import type { PartImage } from "./part-images.ts";

/** Rectangles that somebody moves, draws and takes away. */
export interface DrawnPartsControl {
  drawn: DrawnParts;
  /** Somebody has changed any. */
  changed: boolean;
  place: (image: PartImage, name: string, rect: PixelRect) => void;
  remove: (image: PartImage, name: string) => void;
  /** All as the images know themselves again. */
  restore: () => void;
}

/**
 * Rectangles that are drawn, moved and taken away are in the address.
 * @param input [height, width] of the model's input
 */
export function useDrawnParts([height = 1, width = 1]: readonly number[]): DrawnPartsControl {
  const { view } = useViewState();
  const { draft, move } = useDraft();
  const parts = draft && "drawn" in draft ? draft.drawn : view?.drawn;
  return useMemo(() => {
    const size = { height, width };
    const change = ({ reference }: PartImage, part: string, rect: PixelRect | undefined) =>
      move({ drawn: withDrawn(parts ?? [], { image: reference, part, rect }, size) });
    return {
      drawn: placeDrawn(parts ?? [], size),
      changed: (parts?.length ?? 0) > 0,
      place: change,
      remove: (image: PartImage, name: string) => change(image, name, undefined),
      restore: () => move({ drawn: undefined }),
    };
  }, [parts, height, width, move]);
}
