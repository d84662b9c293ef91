/**
 * A path through the values that are known: broken where one is missing, and a value with no known neighbour is a dot.
 * @param xOf px of an amount
 * @param yOf px of a value
 */
export function familyPath(
  amounts: ArrayLike<number>,
  values: ArrayLike<number>,
  xOf: (amount: number) => number,
  yOf: (value: number) => number,
): string {
  let path = "";
  let inRun = 0;
  for (let at = 0; at < amounts.length; at++) {
    if (!Number.isFinite(values[at]!)) {
      if (inRun === 1) path += "h0";
      inRun = 0;
      continue;
    }
    path += `${inRun === 0 ? "M" : "L"}${round(xOf(amounts[at]!))} ${round(yOf(values[at]!))}`;
    inRun++;
  }
  return inRun === 1 ? `${path}h0` : path;
}

const round = (px: number) => Math.round(px * 10) / 10;
