import { type PictureState, type PixelRect, pictureAt, projectionAt } from "@deconvscope/viz-kit";

/** One of the strongest activations of a map: at most one an image. */
export interface TopActivation {
  /** From 1, the strongest. */
  readonly rank: number;
  readonly activation: number;
  /** Name of the image. */
  readonly image: string;
  /** What the image shows. */
  readonly label?: string;
  /** Place in the feature map; left out where units have none. */
  readonly y?: number;
  readonly x?: number;
  /** What the unit sees of the input. */
  readonly field?: PixelRect;
  /** Grey until it is known. */
  readonly projectionUrl?: string;
  readonly patchUrl?: string;
  /** Rectification leaves nothing: the projection is 0 everywhere. */
  readonly zero?: boolean;
  /** Why this projection alone failed. */
  readonly error?: string;
}

export interface PlacedTop {
  readonly key: string;
  /** Undefined: the map fires on fewer images. */
  readonly top: TopActivation | undefined;
  readonly projection: PictureState;
  readonly patch: PictureState;
  readonly row: number;
  readonly column: number;
}

export interface TopActivationsLayout {
  readonly columns: number;
  readonly rows: number;
  /** Side of one picture in px. */
  readonly side: number;
  /** Whether rank, value and class fit under a picture. */
  readonly captions: boolean;
  readonly places: readonly PlacedTop[];
}

/** px between the two grids. */
export const gridGap = 8;
/** px between two pictures of a grid. */
export const pictureGap = 2;
/** Least side in px of a picture that has a caption. */
const leastCaptioned = 44;

/**
 * Two grids of the same shape, as near to a square as the number of slots allows, filled row by row by rank.
 * @param slots how many the map can have; the rest are wells
 * @param width px of both grids together
 * @throws RangeError if ranks are not 1, 2, 3, … in that order
 */
export function layoutTopActivations(
  tops: readonly TopActivation[],
  { slots = 9, width = 418, columns }: { slots?: number; width?: number; columns?: number },
): TopActivationsLayout {
  const count = Math.max(slots, tops.length);
  const across = columns ?? Math.max(1, Math.ceil(Math.sqrt(count)));
  const side = Math.max(1, ((width - gridGap) / 2 - pictureGap * (across - 1)) / across);
  const places = Array.from({ length: count }, (_, index): PlacedTop => {
    const top = tops[index];
    if (top && top.rank !== index + 1) {
      throw new RangeError(`tops: expected rank ${index + 1} at place ${index}, got ${top.rank}`);
    }
    return {
      key: top ? `rank-${top.rank}` : `well-${index + 1}`,
      top,
      projection: top ? projectionAt(top, { zero: "0", error: "!" }) : { kind: "none" },
      patch: top && (top.patchUrl || top.error === undefined) ? pictureAt(top.patchUrl) : { kind: "none" },
      row: Math.floor(index / across),
      column: index % across,
    };
  });
  return { columns: across, rows: Math.ceil(count / across), side, captions: side >= leastCaptioned, places };
}
