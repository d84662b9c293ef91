/** What stands in a picture's place: the picture, words instead of it, the ground of one to come, or a well for none. */
export type PictureState =
  | { readonly kind: "shown"; readonly url: string; readonly pixels: boolean }
  | { readonly kind: "zero" | "error"; readonly words: string }
  | { readonly kind: "waiting" }
  | { readonly kind: "none" };

/** The picture at that address, or the ground of one to come. @param pixels nearest neighbour, never smoothed */
export function pictureAt(url: string | undefined, pixels = false): PictureState {
  return url === undefined ? { kind: "waiting" } : { kind: "shown", url, pixels };
}

/**
 * A projection, or words where there is none to show.
 * @param words what stands where rectification leaves nothing, and where the projection failed
 */
export function projectionAt(
  projection: { readonly projectionUrl?: string; readonly zero?: boolean; readonly error?: string },
  words: { readonly zero: string; readonly error: string },
): PictureState {
  if (projection.error !== undefined) return { kind: "error", words: words.error };
  if (projection.zero) return { kind: "zero", words: words.zero };
  return pictureAt(projection.projectionUrl, true);
}
