import { scaleLinear } from "d3-scale";

export interface HistogramData {
  /** Images in equal bins from 0 to the maximum: [bins]. */
  readonly counts: ArrayLike<number>;
  /** The strongest activation; 0: the map never fires. */
  readonly maximum: number;
  /** The strongest activations, strongest first. */
  readonly tops?: readonly number[];
  /** Share of images above half the maximum, 0 … 1. */
  readonly aboveHalf?: number;
}

export type CountScale = "linear" | "log";

export interface HistogramBar {
  readonly bin: number;
  readonly count: number;
  /** Activations, the upper one excluded but for the last. */
  readonly from: number;
  readonly to: number;
  /** px; y is the upper edge. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly aboveHalf: boolean;
}

export interface HistogramLayout {
  readonly width: number;
  readonly height: number;
  /** Edges of the plot in px. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly bars: readonly HistogramBar[];
  readonly countTicks: readonly { readonly count: number; readonly y: number }[];
  /** One of each of the strongest, by rank. */
  readonly topTicks: readonly { readonly rank: number; readonly x: number }[];
  /** Where half of the maximum is in px. */
  readonly half: number;
}

/** px: room for counts and for the name of the ticks below. */
const margins = { left: 56, right: 8, top: 20, bottom: 30 };

/** px above the axis, below which a tick's count would touch the 0. */
const leastTick = 12;

/**
 * Bars of all bins, on one scale from 0 to the maximum.
 * @param scale log: as high as log(1 + count)
 * @param height px of the whole drawing
 * @throws RangeError if there are no counts, or one of them, the maximum or a share is none
 */
export function layoutHistogram(
  data: HistogramData,
  { scale = "log", width = 386, height = 160 }: { scale?: CountScale; width?: number; height?: number } = {},
): HistogramLayout {
  check(data);
  const { counts, maximum, tops = [] } = data;
  const [left, right] = [margins.left, Math.max(margins.left + 1, width - margins.right)];
  const [top, bottom] = [margins.top, Math.max(margins.top + 1, height - margins.bottom)];
  const across = scaleLinear([0, maximum > 0 ? maximum : 1], [left, right]);
  const highest = Array.from(counts).reduce((most, count) => Math.max(most, count), 1);
  const sized = (count: number) => (scale === "log" ? Math.log1p(count) : count);
  const up = scaleLinear([0, sized(highest)], [bottom, top]);
  const pitch = (right - left) / counts.length;
  const gap = pitch >= 3 ? 1 : 0;
  const bars = Array.from(counts, (count, bin): HistogramBar => {
    const y = count > 0 ? Math.min(bottom - 1, up(sized(count))) : bottom;
    const from = (maximum * bin) / counts.length;
    const to = (maximum * (bin + 1)) / counts.length;
    const x = left + bin * pitch;
    return { bin, count, from, to, x, y, width: pitch - gap, height: bottom - y, aboveHalf: 2 * bin >= counts.length };
  });
  return {
    ...{ width, height, left, right, top, bottom, bars },
    countTicks: ticksOf(highest, scale)
      .map((count) => ({ count, y: up(sized(count)) }))
      .filter(({ count, y }) => count === 0 || bottom - y >= leastTick),
    topTicks: maximum > 0 ? tops.map((activation, index) => ({ rank: index + 1, x: across(activation) })) : [],
    half: (left + right) / 2,
  };
}

/** Few round counts from 0: equal steps, or powers of ten. */
function ticksOf(highest: number, scale: CountScale): number[] {
  if (scale === "linear") return scaleLinear([0, highest], [0, 1]).ticks(3).filter(Number.isInteger);
  const powers = Math.floor(Math.log10(highest));
  const step = Math.max(1, Math.ceil((powers + 1) / 4));
  const tens = Array.from({ length: Math.floor(powers / step) + 1 }, (_, index) => 10 ** (index * step));
  return [0, ...tens];
}

function check({ counts, maximum, tops = [], aboveHalf }: HistogramData): void {
  if (counts.length < 1) throw new RangeError("counts: expected at least one bin, got none");
  const wrong = Array.from(counts).findIndex((count) => !(count >= 0 && Number.isFinite(count)));
  if (wrong >= 0) throw new RangeError(`counts: expected a number of images in bin ${wrong}, got ${counts[wrong]}`);
  if (!(maximum >= 0 && Number.isFinite(maximum))) {
    throw new RangeError(`maximum: expected an activation of 0 or more, got ${maximum}`);
  }
  const outside = tops.find((activation) => !(activation >= 0 && activation <= maximum * 1.000001));
  if (outside !== undefined) throw new RangeError(`tops: expected activations 0 … ${maximum}, got ${outside}`);
  if (aboveHalf !== undefined && !(aboveHalf >= 0 && aboveHalf <= 1)) {
    throw new RangeError(`aboveHalf: expected a share 0 … 1, got ${aboveHalf}`);
  }
}
