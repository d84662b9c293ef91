/** A line as it is drawn. */
export interface FamilyPath {
  /** Through values with known neighbours; broken where one is missing. */
  readonly line: string;
  /** Values with no known neighbour, each a line of no length: drawn with round ends a dot. */
  readonly dots: string;
}

/**
 * Paths through the values that are known.
 * @param xOf px of an amount
 * @param yOf px of a value
 */
export function familyPath(
  amounts: ArrayLike<number>,
  values: ArrayLike<number>,
  xOf: (amount: number) => number,
  yOf: (value: number) => number,
): FamilyPath {
  let [line, dots] = ["", ""];
  let run: string[] = [];
  const end = () => {
    if (run.length === 1) dots += `M${run[0]}h0`;
    else if (run.length > 1) line += `M${run.join("L")}`;
    run = [];
  };
  for (let at = 0; at < amounts.length; at++) {
    if (Number.isFinite(values[at]!)) run.push(`${round(xOf(amounts[at]!))} ${round(yOf(values[at]!))}`);
    else end();
  }
  end();
  return { line, dots };
}

const round = (px: number) => Math.round(px * 10) / 10;
