/** A curve's point: how far from the image as it is, and what was measured there. */
export interface CurvePoint {
  readonly deviation: number;
  readonly value: number;
}

/**
 * How far from the image as it is a curve first comes to a level, between points by straight lines; the nearer of the two
 * ways.
 * @param start of the curve, where nothing is changed
 * @returns undefined: it never does
 */
export function findCrossing(points: readonly CurvePoint[], start: number, level: number): number | undefined {
  const ways = [1, -1].map((way) =>
    points.filter(({ deviation }) => deviation * way > 0).sort((a, b) => (a.deviation - b.deviation) * way),
  );
  const crossings = ways
    .map((own) => crossAlong([{ deviation: 0, value: start }, ...own], level))
    .filter((crossing) => crossing !== undefined);
  return crossings.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
}

function crossAlong(points: readonly CurvePoint[], level: number): number | undefined {
  for (const [at, after] of points.entries()) {
    const before = points[at - 1];
    if (before === undefined || (before.value - level) * (after.value - level) > 0) continue;
    const share = after.value === before.value ? 1 : (level - before.value) / (after.value - before.value);
    return before.deviation + share * (after.deviation - before.deviation);
  }
  return undefined;
}
