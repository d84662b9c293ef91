import { type PictureState, pictureAt, projectionAt } from "@deconvscope/viz-kit";
import type { AtlasTop } from "./atlas-rows-layout.ts";

/** A pair of a row: wells where the map fires on fewer images, grounds where its tops are not known yet. */
export function picturesOf(
  tops: readonly AtlasTop[] | undefined,
  index: number,
): { projection: PictureState; patch: PictureState } {
  const top = tops?.[index];
  if (tops && !top) return { projection: { kind: "none" }, patch: { kind: "none" } };
  return {
    projection: projectionAt(top ?? {}, { zero: "0", error: "!" }),
    patch: top?.error === undefined ? pictureAt(top?.patchUrl) : { kind: "none" },
  };
}
