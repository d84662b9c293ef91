import { type PictureState, pictureAt, projectionAt } from "@deconvscope/viz-kit";

/** One column. */
export interface EvolutionSnapshot {
  /** What it is called in places and links; every key once. */
  readonly key: string;
  readonly epoch: number;
  /** It is still to come: when, in words, "in about 4 min"; "" where that is not known. */
  readonly due?: string | undefined;
}

/** What excites a map most at a snapshot. */
export interface EvolutionCell {
  /** 0: nothing excites the map. */
  readonly activation: number;
  /** What the image shows: "school bus". */
  readonly image?: string | undefined;
  /** Another image than at the snapshot before. */
  readonly jump?: boolean | undefined;
  /** Grey until it is known. */
  readonly projectionUrl?: string | undefined;
  readonly patchUrl?: string | undefined;
  /** Rectification leaves nothing: the projection is 0 everywhere. */
  readonly zero?: boolean | undefined;
  /** Why this cell alone has no pictures. */
  readonly error?: string | undefined;
}

/** A followed map, one row. */
export interface EvolutionMap {
  readonly channel: number;
  /** One a snapshot; undefined where it is not known yet. */
  readonly cells: readonly (EvolutionCell | undefined)[];
}

export interface EvolutionLayer {
  /** "conv1"; every name once. */
  readonly name: string;
  /** How many maps it has. */
  readonly maps?: number | undefined;
  /** Side of its receptive field in px of the input. */
  readonly field?: number | undefined;
  /** One a snapshot: mean cosine distance of the projections from those of the snapshot before, 0 … 2; undefined: not measured. */
  readonly changes: readonly (number | undefined)[];
  /** Followed maps. */
  readonly followed: readonly EvolutionMap[];
}

/** A cell, a row, a layer or a column: what is given must agree. */
export interface EvolutionPlace {
  readonly layer?: string | undefined;
  readonly channel?: number | undefined;
  /** Key of the snapshot. */
  readonly snapshot?: string | undefined;
}

export interface PlacedCell {
  readonly layer: string;
  readonly channel: number;
  readonly snapshot: EvolutionSnapshot;
  readonly cell: EvolutionCell | undefined;
  readonly projection: PictureState;
  readonly patch: PictureState;
  /** silent: nothing excites the map, words go over both places. */
  readonly kind: "pictures" | "silent" | "waiting" | "due";
  readonly jump: boolean;
  /** The same image excites it most at the next snapshot. */
  readonly held: boolean;
}

export interface PlacedChange {
  readonly snapshot: EvolutionSnapshot;
  readonly change: number | undefined;
  /** Length of its bar, 0 … 1. */
  readonly share: number;
}

export type EvolutionRow =
  | { readonly kind: "layer"; readonly layer: EvolutionLayer; readonly changes: readonly PlacedChange[] }
  | { readonly kind: "map"; readonly layer: string; readonly channel: number; readonly cells: readonly PlacedCell[] };

export interface EvolutionGridLayout {
  readonly rows: readonly EvolutionRow[];
  readonly columns: readonly EvolutionSnapshot[];
  /** px of the first column, and of each of the others with the gap after it. */
  readonly headWidth: number;
  readonly columnWidth: number;
  /** Side of a picture in px. */
  readonly side: number;
  readonly narrow: boolean;
}

/** px between two columns. */
export const columnGap = 9;
/** px. */
const sides = { least: 48, most: 72, narrow: 44 };

/**
 * Rows of followed maps under the heads of their layers.
 * @param width px
 * @param columnWidth px that a column had before and keeps, however many there are
 * @throws RangeError if a key or a name occurs twice, or a row has not as many cells as there are snapshots
 */
export function layoutEvolutionGrid(
  snapshots: readonly EvolutionSnapshot[],
  layers: readonly EvolutionLayer[],
  { width, columnWidth }: { readonly width: number; readonly columnWidth?: number | undefined },
): EvolutionGridLayout {
  check(snapshots, layers);
  const narrow = width < 560;
  const headWidth = narrow ? 58 : 92;
  const fitting = Math.floor(((width - headWidth) / Math.max(1, snapshots.length) - columnGap) / 2);
  const fresh = narrow ? sides.narrow : Math.min(sides.most, Math.max(sides.least, fitting));
  const side = columnWidth === undefined ? fresh : (columnWidth - columnGap) / 2;
  const largest = Math.max(0, ...layers.flatMap(({ changes }) => changes.map((change) => change ?? 0)));
  const rows = layers.flatMap((layer): EvolutionRow[] => [
    {
      kind: "layer",
      layer,
      changes: snapshots.map((snapshot, column) => {
        const change = layer.changes[column];
        return { snapshot, change, share: change === undefined || largest === 0 ? 0 : change / largest };
      }),
    },
    ...layer.followed.map(({ channel, cells }): EvolutionRow => {
      return { kind: "map", layer: layer.name, channel, cells: placeCells(layer.name, channel, snapshots, cells) };
    }),
  ]);
  return { rows, columns: snapshots, headWidth, columnWidth: 2 * side + columnGap, side, narrow };
}

function placeCells(
  layer: string,
  channel: number,
  snapshots: readonly EvolutionSnapshot[],
  cells: EvolutionMap["cells"],
): PlacedCell[] {
  return snapshots.map((snapshot, column) => {
    const cell = cells[column];
    const next = cells[column + 1];
    const kind = kindOf(snapshot, cell);
    const words = { zero: "0", error: "!" };
    return {
      layer,
      channel,
      snapshot,
      cell,
      kind,
      projection: kind === "due" ? { kind: "none" } : projectionAt(cell ?? {}, words),
      patch: kind === "due" || cell?.error !== undefined ? { kind: "none" } : pictureAt(cell?.patchUrl),
      jump: kind === "pictures" && cell?.jump === true,
      held: excites(cell) && excites(next) && next?.jump === false,
    };
  });
}

const excites = (cell: EvolutionCell | undefined) => cell !== undefined && cell.activation > 0;

function kindOf({ due }: EvolutionSnapshot, cell: EvolutionCell | undefined): PlacedCell["kind"] {
  if (due !== undefined) return "due";
  if (!cell) return "waiting";
  return excites(cell) ? "pictures" : "silent";
}

function check(snapshots: readonly EvolutionSnapshot[], layers: readonly EvolutionLayer[]): void {
  const once = (field: string, names: readonly (string | number)[]) => {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new RangeError(`${field}: expected each once, got ${JSON.stringify(twice)} twice`);
  };
  once(
    "snapshots",
    snapshots.map(({ key }) => key),
  );
  once(
    "layers",
    layers.map(({ name }) => name),
  );
  for (const { name, changes, followed } of layers) {
    const lists = [changes, ...followed.map(({ cells }) => cells)];
    const other = lists.find(({ length }) => length > snapshots.length);
    if (other)
      throw new RangeError(`${name}: expected at most ${snapshots.length}, one a snapshot, got ${other.length}`);
    once(
      name,
      followed.map(({ channel }) => channel),
    );
  }
}
