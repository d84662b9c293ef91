import type { TrainingCurvesLayout, TrainingSeries } from "./training-curves-layout.ts";

/**
 * The path of a line with at most two points a pixel: of those that fall into one column of pixels the least and the
 * greatest, so that no spike is lost. Broken where there is no value.
 */
export function thinLine(
  { epochs, values }: Pick<TrainingSeries, "epochs" | "values">,
  { xOf, yOf }: Pick<TrainingCurvesLayout, "xOf" | "yOf">,
): string {
  let path = "";
  let begins = true;
  let column = Number.NaN;
  let [lowX, lowY, highX, highY] = [0, 0, 0, 0];
  const put = (x: number, y: number) => {
    path += `${begins ? "M" : "L"}${round(x)} ${round(y)}`;
    begins = false;
  };
  const flush = () => {
    if (Number.isNaN(column)) return;
    if (lowX <= highX) put(lowX, lowY);
    if (lowX !== highX || lowY !== highY) put(highX, highY);
    if (lowX > highX) put(lowX, lowY);
    column = Number.NaN;
  };
  for (let at = 0; at < epochs.length; at++) {
    const [x, y] = [xOf(epochs[at]!), yOf(values[at]!)];
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      flush();
      begins = true;
      continue;
    }
    if (Math.floor(x) !== column) {
      flush();
      column = Math.floor(x);
      [lowX, lowY, highX, highY] = [x, y, x, y];
    } else if (y < lowY) [lowX, lowY] = [x, y];
    else if (y > highY) [highX, highY] = [x, y];
  }
  flush();
  return path;
}

const round = (px: number) => Math.round(px * 10) / 10;
