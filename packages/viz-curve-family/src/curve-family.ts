import type { Token } from "@deconvscope/viz-kit";

/** A colour for a line and its name: one an image, or by depth for layers. */
export type FamilyInk = Extract<Token, `cat-${number}-ink` | `depth-${number}` | "ink" | "ink-3">;

/** A column of charts: what is done to the images, by how much. */
export interface FamilyColumn {
  /** Every id once. */
  readonly id: string;
  /** "Shift right" */
  readonly title: string;
  /** Ascending. */
  readonly amounts: ArrayLike<number>;
  /** Written after an amount: "°", or " px", which the axis writes once. */
  readonly unit: string;
  /** Amounts that the axis names; its ends and middle if left out. */
  readonly ticks?: readonly number[] | undefined;
  /** Nothing is done there. */
  readonly rest: number;
  /** How far an arrow key goes. */
  readonly step: number;
}

/** A row of charts: one measure. */
export interface FamilyRow {
  /** "conv1, relative distance"; every title once. */
  readonly title: string;
  /** [column][line][amount]; no finite number where there is no value, or none yet. */
  readonly values: readonly (readonly ArrayLike<number>[])[];
  /** Rows of one scale share it; a scale of its own if left out. */
  readonly scale?: string | undefined;
  /** The axis begins at 0 and ends here, whatever the values. */
  readonly most?: number | undefined;
  /** The axis goes at least to here; 0 if left out. */
  readonly atLeast?: number | undefined;
}

/** The same in every chart. */
export interface FamilyLine {
  /** "admiral"; every name once. */
  readonly name: string;
  readonly ink: FamilyInk;
}

/** An amount that somebody looks at. */
export interface FamilyMarker {
  /** Id of the column. */
  readonly column: string;
  readonly amount: number;
  /** Name of the line that is followed by hand. */
  readonly line?: string | undefined;
  /** Its values there, one a row, where they were measured; read off the line if left out. */
  readonly values?: ArrayLike<number> | undefined;
}

export interface CurveFamilyData {
  readonly columns: readonly FamilyColumn[];
  readonly rows: readonly FamilyRow[];
  /** More than five are thin and grey, and only the mean is named. */
  readonly lines: readonly FamilyLine[];
  /** What the mean of all lines is called: "mean of 5". None is drawn if left out. */
  readonly meanName?: string | undefined;
}

/** Lines that are told apart. */
export const mostNamed = 5;

/** @throws RangeError if an id, title or name occurs twice, or values are not one a column, line and amount */
export function checkFamily({ columns, rows, lines }: CurveFamilyData): void {
  once(
    "columns",
    columns.map(({ id }) => id),
  );
  once(
    "rows",
    rows.map(({ title }) => title),
  );
  once(
    "lines",
    lines.map(({ name }) => name),
  );
  for (const { title, values } of rows) {
    expectCount(`"${title}"`, columns.length, "columns", values.length);
    for (const [at, { id, amounts }] of columns.entries()) {
      expectCount(`"${title}" of ${id}`, lines.length, "lines", values[at]!.length);
      for (const line of values[at]!) expectCount(`"${title}" of ${id}`, amounts.length, "amounts", line.length);
    }
  }
}

function once(field: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`${field}: expected every name once, got "${twice}" twice`);
}

function expectCount(what: string, wanted: number, of: string, got: number): void {
  if (got !== wanted) throw new RangeError(`values: expected ${wanted} ${of} in ${what}, got ${got}`);
}
