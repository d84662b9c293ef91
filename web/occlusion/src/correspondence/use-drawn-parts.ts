import { formatImageReference, type PixelRect } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { type DrawnParts, type PartImage, partsOf } from "./part-images.ts";

/** Rectangles that somebody moves, draws and takes away. */
export interface DrawnPartsControl {
  drawn: DrawnParts;
  place: (image: PartImage, name: string, rect: PixelRect) => void;
  remove: (image: PartImage, name: string) => void;
}

/** Holds drawn rectangles while the page is open. */
export function useDrawnParts(): DrawnPartsControl {
  const [drawn, setDrawn] = useState<DrawnParts>({});
  const place = useCallback((image: PartImage, name: string, rect: PixelRect) => {
    setDrawn((before) => ({
      ...before,
      [formatImageReference(image.reference)]: { ...partsOf(image, before), [name]: rect },
    }));
  }, []);
  const remove = useCallback((image: PartImage, name: string) => {
    setDrawn((before) => {
      const { [name]: _, ...others } = partsOf(image, before);
      return { ...before, [formatImageReference(image.reference)]: others };
    });
  }, []);
  return { drawn, place, remove };
}
