import { widthOf } from "@deconvscope/viz-kit";
import { alignLayers, type ComparedLayer, type ComparedModel, type ComparedRow } from "./align-layers.ts";
import { firingCounts } from "./comparison-words.ts";

/** How much of what arrives folds back, or on how many images each map fires. */
export type ComparisonKind = "aliasing" | "firing";

export interface ComparisonData {
  /** One, or two side by side. */
  readonly models: readonly ComparedModel[];
  readonly kind: ComparisonKind;
}

/** A row and where it stands, px. */
export interface PlacedRow extends ComparedRow {
  readonly top: number;
  readonly height: number;
  /** Top of each model's track; undefined where it has no such layer. */
  readonly tracks: readonly (number | undefined)[];
}

export interface ComparisonLayout {
  /** px. */
  readonly width: number;
  readonly height: number;
  /** Where shares 0 and 1 are. */
  readonly left: number;
  readonly right: number;
  readonly barHeight: number;
  /** Words stand above their track, not beside it. */
  readonly isStacked: boolean;
  readonly rows: readonly PlacedRow[];
}

/** px. */
const size = { letter: 6.7, leastLabel: 44, mostLabel: 148, words: 64, axis: 24, names: 22 };
/** px of a track that words may leave beside themselves. */
const leastTrack = 180;

/**
 * Layers in rows, a track of shares 0 … 1 a model, all of the same scale.
 * @param width px
 * @throws RangeError if there are no models or more than two, or a share is beyond 0 … 1
 */
export function layoutComparison({ models, kind }: ComparisonData, width: number): ComparisonLayout {
  if (models.length < 1 || models.length > 2) throw new RangeError(`models: expected 1 or 2, got ${models.length}`);
  const rows = alignLayers(models.map(({ layers }) => layers.filter((layer) => sharesOf(layer, kind).length > 0)));
  for (const { label, layers } of rows) for (const layer of layers) if (layer) requireShares(label, layer, kind);
  const isPair = models.length === 2;
  const longest = Math.max(0, ...rows.map(({ label }) => label.length));
  const label = Math.min(size.mostLabel, Math.max(size.leastLabel, longest * size.letter + 14));
  const words = kind === "aliasing" ? size.words : countsWidth(rows) + 14;
  const isStacked = width - label - words < leastTrack;
  const barHeight = isPair ? 10 : 12;
  const pitch = isPair ? 14 : 12;
  const between = isStacked ? 10 : isPair ? 10 : kind === "aliasing" ? 12 : 8;
  let top = isPair ? size.names : 0;
  const placed = rows.map((row): PlacedRow => {
    const shown = row.layers.filter(Boolean).length;
    // Of firing each model has a line of words.
    const lead = isStacked ? 2 + 14 * (kind === "firing" ? shown : 1) : 0;
    let track = top + lead;
    const tracks = row.layers.map((layer) => {
      if (!layer) return undefined;
      track += pitch;
      return track - pitch;
    });
    const height = lead + (shown - 1) * pitch + barHeight;
    const at = top;
    top += height + between;
    return { ...row, top: at, height, tracks };
  });
  const left = isStacked ? 0 : label;
  const right = Math.max(left + 40, width - (isStacked && kind === "firing" ? 0 : words));
  return { width, height: top + size.axis, left, right, barHeight, isStacked, rows: placed };
}

/** px of the longest words. */
function countsWidth(rows: readonly ComparedRow[]): number {
  const counts = rows.flatMap(({ layers }) => layers.map((layer) => (layer ? firingCounts(layer) : [])));
  return Math.max(0, ...counts.map((words) => widthOf(words.map(({ text }) => text).join(", "))));
}

/** What a layer has to show. */
export function sharesOf({ aliasing, firing }: ComparedLayer, kind: ComparisonKind): ArrayLike<number> {
  if (kind === "firing") return firing ?? [];
  return aliasing === undefined ? [] : [aliasing];
}

function requireShares(label: string, layer: ComparedLayer, kind: ComparisonKind): void {
  const shares = sharesOf(layer, kind);
  for (let map = 0; map < shares.length; map++) {
    const share = shares[map]!;
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${kind} of ${label}: expected 0 … 1, got ${share}`);
  }
}
