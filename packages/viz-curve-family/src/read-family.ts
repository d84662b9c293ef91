import { formatNumber } from "@deconvscope/viz-kit";
import type { CurveFamilyData, FamilyMarker } from "./curve-family.ts";
import { meanLine } from "./mean-line.ts";
import { valueAt } from "./value-at.ts";

/** What the lines of a row say at an amount. */
export interface FamilyReading {
  /** The row's title. */
  readonly title: string;
  /** One a line; NaN where it is not known. */
  readonly values: readonly number[];
  /** NaN where one of them is not known. */
  readonly mean: number;
}

/** Reads every row at an amount; a followed line has the values that were measured there. */
export function readFamily(data: CurveFamilyData, marker: FamilyMarker): FamilyReading[] {
  const column = data.columns.findIndex(({ id }) => id === marker.column);
  const { amounts } = data.columns[column] ?? { amounts: [] };
  return data.rows.map(({ title, values }, row) => {
    const lines = values[column] ?? [];
    const read = lines.map((line, index) => {
      const measured = data.lines[index]!.name === marker.line ? marker.values?.[row] : undefined;
      return measured ?? valueAt(amounts, line, marker.amount);
    });
    return { title, values: read, mean: valueAt(amounts, meanLine(lines), marker.amount) };
  });
}

/** 0.934, 12.3, 1,204: three figures. */
export function formatDistance(value: number): string {
  return formatNumber(value, value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);
}
