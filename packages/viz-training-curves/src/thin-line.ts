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
  let low = { x: 0, y: 0, at: 0 };
  let high = low;
  const put = ({ x, y }: { x: number; y: number }) => {
    path += `${begins ? "M" : "L"}${round(x)} ${round(y)}`;
    begins = false;
  };
  const flush = () => {
    if (Number.isNaN(column)) return;
    const [first, second] = low.at <= high.at ? [low, high] : [high, low];
    put(first);
    if (second !== first) put(second);
    column = Number.NaN;
  };
  for (let at = 0; at < epochs.length; at++) {
    const point = { x: xOf(epochs[at]!), y: yOf(values[at]!), at };
    if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) {
      flush();
      begins = true;
      continue;
    }
    const here = Math.floor(point.x);
    if (here !== column) {
      flush();
      column = here;
      low = point;
      high = point;
    }
    if (point.y < low.y) low = point;
    if (point.y > high.y) high = point;
  }
  flush();
  return path;
}

const round = (px: number) => Math.round(px * 10) / 10;
