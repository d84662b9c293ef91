/** Which column a table is sorted by. */
export interface SortReference {
  column: string;
  isDescending: boolean;
}

/** Reads `accuracy` or `accuracy:descending`; undefined where it is not one. */
export function parseSortReference(text: string): SortReference | undefined {
  const found = /^([a-z-]+)(:descending)?$/.exec(text);
  return found ? { column: found[1]!, isDescending: found[2] !== undefined } : undefined;
}

/** The inverse of parseSortReference. */
export function formatSortReference({ column, isDescending }: SortReference): string {
  return isDescending ? `${column}:descending` : column;
}
