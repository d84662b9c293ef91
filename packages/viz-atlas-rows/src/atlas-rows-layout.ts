/** One of a map's strongest activations. */
export interface AtlasTop {
  /** Grey until it is known. */
  readonly projectionUrl?: string;
  readonly patchUrl?: string;
  /** Rectification leaves nothing: the projection is 0 everywhere. */
  readonly zero?: boolean;
  /** Why this pair alone has no pictures. */
  readonly error?: string;
  /** What the image shows. */
  readonly label?: string;
  /** It is one of those that are looked for: underlined. */
  readonly marked?: boolean;
}

/** One feature map. A row is drawn again only where it is another object than before. */
export interface AtlasRow {
  readonly channel: number;
  /** The channel if left out. */
  readonly name?: string;
  /** The strongest activation; 0: the map never fires. */
  readonly maximum: number;
  /** Strongest first. Undefined: not known yet, so all are drawn as still to come. */
  readonly tops?: readonly AtlasTop[];
  /** Images in equal bins from 0 to the maximum. */
  readonly histogram?: ArrayLike<number>;
  /** Share of images above half the maximum, 0 … 1. */
  readonly aboveHalf?: number;
  /** Share of the strongest images that carry the commonest label, 0 … 1. */
  readonly purity?: number;
  /** The commonest label of the strongest images. */
  readonly label?: string;
}

/** The same for every row, so that a row's place follows from its number. */
export interface AtlasRowsLayout {
  /** wide: facts beside the pictures; narrow: above them; table: no pictures. */
  readonly form: "wide" | "narrow" | "table";
  /** Pairs of projection and patch in a row. */
  readonly pairs: number;
  /** Side of a picture in px. */
  readonly side: number;
  /** px. */
  readonly rowHeight: number;
  /** Height in px of the heads above the first row. */
  readonly headHeight: number;
  /** CSS grid-template-columns. */
  readonly columns: string;
}

/** px between two pairs. */
export const pairGap = 4;
/** px left and right of a row. */
export const rowPadding = 8;
/** px between two columns. */
const columnGap = 12;
/** px of the first column: room for a number, or for a name. */
export const nameWidthOf = (named: boolean) => (named ? 76 : 44);
const factWidths = [72, 104] as const;
const sides = [72, 64, 56, 48, 40, 36, 32];
const narrowSides = { least: 36, most: 56 };

export const pairsWidth = (pairs: number, side: number) => pairs * 2 * side + Math.max(0, pairs - 1) * pairGap;

/**
 * What a row of that width holds: every pair beside the facts if they fit at 32 px or more,
 * else below the facts as many of 36 px or more as fit.
 * @param width px, at least 120
 * @param named rows have names, not numbers alone
 * @throws RangeError if there is not even one pair
 */
export function layoutAtlasRows(
  width: number,
  {
    pairs = 9,
    view = "pictures",
    named = false,
  }: { pairs?: number; view?: "pictures" | "table"; named?: boolean } = {},
): AtlasRowsLayout {
  if (!(pairs >= 1)) throw new RangeError(`pairs: expected 1 or more, got ${pairs}`);
  const nameWidth = nameWidthOf(named);
  if (view === "table") {
    const columns = `${nameWidth}px repeat(3, minmax(56px, 96px)) minmax(0, 1fr)`;
    return { form: "table", pairs: 0, side: 0, rowHeight: 28, headHeight: 28, columns };
  }
  const room = width - 2 * rowPadding;
  const pictures = room - nameWidth - factWidths[0] - factWidths[1] - 3 * columnGap;
  const side = sides.find((fits) => pairsWidth(pairs, fits) <= pictures);
  if (side !== undefined) {
    const columns = `${nameWidth}px ${pairsWidth(pairs, side)}px minmax(${factWidths[0]}px, 1fr) minmax(${factWidths[1]}px, 2fr)`;
    return { form: "wide", pairs, side, rowHeight: side + 12, headHeight: 28, columns };
  }
  const fitting = Math.min(pairs, Math.max(1, Math.floor((room + pairGap) / (2 * narrowSides.least + pairGap))));
  const filling = Math.floor(((room + pairGap) / fitting - pairGap) / 2);
  const narrow = Math.max(narrowSides.least, Math.min(narrowSides.most, filling));
  return {
    form: "narrow",
    pairs: fitting,
    side: narrow,
    rowHeight: narrow + 36,
    headHeight: 0,
    columns: `${nameWidth}px 72px minmax(0, 1fr)`,
  };
}
