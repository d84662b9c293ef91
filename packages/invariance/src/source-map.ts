import type { Shape } from "@deconvscope/network";
import type { Transform } from "./amounts.ts";

/** Where a transformed image's pixels come from: row `y · rowDown + x · rowAcross + row` of the source, column likewise. */
export interface SourceMap {
  readonly rowDown: number;
  readonly rowAcross: number;
  readonly row: number;
  readonly columnDown: number;
  readonly columnAcross: number;
  readonly column: number;
}

const identity: SourceMap = { rowDown: 1, rowAcross: 0, row: 0, columnDown: 0, columnAcross: 1, column: 0 };

/**
 * The inverse of a transform; the centre is ((h − 1) / 2, (w − 1) / 2).
 * @param shape [height, width, …]
 */
export function sourceMap(transform: Transform, amount: number, [height = 1, width = 1]: Shape): SourceMap {
  const [middle, centre] = [(height - 1) / 2, (width - 1) / 2];
  switch (transform) {
    case "translate-y":
      return { ...identity, row: -amount };
    case "translate-x":
      return { ...identity, column: -amount };
    case "scale": {
      const step = 1 / amount;
      const [row, column] = [middle - middle * step, centre - centre * step];
      return { ...identity, rowDown: step, columnAcross: step, row, column };
    }
    case "rotate": {
      // Rows count downwards.
      const [cosine, sine] = [cosineOf(amount), cosineOf(amount - 90)];
      return {
        rowDown: cosine,
        rowAcross: sine,
        row: middle - middle * cosine - centre * sine,
        columnDown: -sine,
        columnAcross: cosine,
        column: centre + middle * sine - centre * cosine,
      };
    }
  }
}

/** Exact at right angles, as `Math.cos` is not. */
function cosineOf(degrees: number): number {
  const turn = ((degrees % 360) + 360) % 360;
  return turn % 90 === 0 ? [1, 0, -1, 0][turn / 90]! : Math.cos((turn * Math.PI) / 180);
}
