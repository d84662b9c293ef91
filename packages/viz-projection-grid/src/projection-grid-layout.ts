import { type PictureState, type PixelRect, pictureAt, projectionAt } from "@deconvscope/viz-kit";

/** One unit: its projection and the patch of the image that it sees. */
export interface ProjectionTile {
  readonly channel: number;
  readonly activation: number;
  /** Place in the feature map; left out where units have none. */
  readonly y?: number;
  readonly x?: number;
  readonly field?: PixelRect;
  /** Place of this image among those that were scanned, from 1. */
  readonly rank?: number;
  /** Grey until it is known. */
  readonly projectionUrl?: string;
  readonly patchUrl?: string;
  /** Rectification leaves nothing: the projection is 0 everywhere. */
  readonly zero?: boolean;
  /** Why this projection alone failed. */
  readonly error?: string;
  /** Activation over the strongest one's, 0 … 1. */
  readonly share: number;
}

export interface PlacedTile {
  readonly key: string;
  /** Undefined: a slot for one that is still to come. */
  readonly tile: ProjectionTile | undefined;
  readonly projection: PictureState;
  readonly patch: PictureState;
  readonly row: number;
  readonly column: number;
}

export interface ProjectionGridLayout {
  readonly columns: number;
  readonly tiles: readonly PlacedTile[];
}

/** Least width of a tile in px before a column is given up. */
const leastTile = 168;

/**
 * Tiles row by row in the given order, then empty slots.
 * @param slots how many tiles there will be
 * @throws RangeError if a channel occurs twice or a share lies outside 0 … 1
 */
export function layoutProjectionGrid(
  tiles: readonly ProjectionTile[],
  {
    slots = tiles.length,
    width = Number.POSITIVE_INFINITY,
    columns,
  }: { slots?: number; width?: number; columns?: number },
): ProjectionGridLayout {
  const across = columns ?? Math.max(1, Math.min(3, Math.floor((width + 12) / (leastTile + 12))));
  const seen = new Set<number>();
  const placed = Array.from({ length: Math.max(tiles.length, slots) }, (_, index): PlacedTile => {
    const tile = tiles[index];
    if (tile) check(tile, seen);
    return {
      key: tile ? `map-${tile.channel}` : `slot-${index}`,
      tile,
      projection: projectionOf(tile),
      patch: pictureAt(tile?.patchUrl),
      row: Math.floor(index / across),
      column: index % across,
    };
  });
  return { columns: across, tiles: placed };
}

function check(tile: ProjectionTile, seen: Set<number>): void {
  if (seen.has(tile.channel)) throw new RangeError(`tiles: expected every channel once, got ${tile.channel} twice`);
  seen.add(tile.channel);
  if (!(tile.share >= 0 && tile.share <= 1)) {
    throw new RangeError(`tiles: expected a share 0 … 1 of map ${tile.channel}, got ${tile.share}`);
  }
}

function projectionOf(tile: ProjectionTile | undefined): PictureState {
  if (!tile) return { kind: "waiting" };
  return projectionAt(tile, { zero: "rectification leaves nothing", error: tile.error ?? "" });
}
