import { scaleLinear } from "d3-scale";

/** One layer, or a module that folds several. */
export interface LayerRow {
  readonly id: string;
  readonly label: string;
  /** In words: `conv 7×7, stride 2`; `squeeze 16, expand 64 + 64`. */
  readonly operator: string;
  /** [height, width, channels] or [units]. */
  readonly output: readonly number[];
  /** Side in pixels; undefined where a unit sees the whole image. */
  readonly receptiveField?: number;
  /** Pixels of the input between two units; undefined where units have no place. */
  readonly stride?: number;
  readonly parameters: number;
  /** Floating-point operations for one image. */
  readonly flops: number;
  readonly children?: readonly LayerRow[];
}

export interface PlacedRow {
  readonly row: LayerRow;
  readonly depth: number;
  /** In steps; a row that folds nothing begins where the names of those that do begin. */
  readonly indent: number;
  /** Undefined: nothing is folded here. */
  readonly open: boolean | undefined;
  /** Receptive field over the input's side, 0 … 1. */
  readonly field: number;
  /** Length of the bars, 0 … 1 of the longest in their column. */
  readonly parameters: number;
  readonly flops: number;
}

/**
 * The rows that are to be seen, with bars that share one scale a column.
 * @param open ids of the modules that are unfolded
 * @throws RangeError if an id occurs twice or a count is negative
 */
export function layoutLayerTable(rows: readonly LayerRow[], inputSide: number, open: ReadonlySet<string>): PlacedRow[] {
  if (!(inputSide > 0)) throw new RangeError(`inputSide: expected a number above 0, got ${inputSide}`);
  checkRows(rows, new Set());
  const parameters = scaleLinear([0, longest(rows, (row) => row.parameters)], [0, 1]);
  const flops = scaleLinear([0, longest(rows, (row) => row.flops)], [0, 1]);
  const folds = rows.some(({ children }) => (children?.length ?? 0) > 0);
  const place = (row: LayerRow, depth: number): PlacedRow[] => {
    const foldable = (row.children?.length ?? 0) > 0;
    const unfolded = foldable && open.has(row.id);
    const placed: PlacedRow = {
      row,
      depth,
      indent: depth + (folds && !foldable ? 1 : 0),
      open: foldable ? unfolded : undefined,
      field: Math.min(1, (row.receptiveField ?? inputSide) / inputSide),
      parameters: parameters(row.parameters),
      flops: flops(row.flops),
    };
    return [placed, ...(unfolded ? (row.children ?? []).flatMap((child) => place(child, depth + 1)) : [])];
  };
  return rows.flatMap((row) => place(row, 0));
}

const longest = (rows: readonly LayerRow[], count: (row: LayerRow) => number) => Math.max(1, ...rows.map(count));

function checkRows(rows: readonly LayerRow[], seen: Set<string>): void {
  for (const row of rows) {
    if (seen.has(row.id)) throw new RangeError(`rows: expected every id once, got ${JSON.stringify(row.id)} twice`);
    seen.add(row.id);
    for (const name of ["parameters", "flops"] as const) {
      if (!(row[name] >= 0)) throw new RangeError(`${row.id}.${name}: expected a count of 0 or more, got ${row[name]}`);
    }
    checkRows(row.children ?? [], seen);
  }
}
