import { sequentialColor } from "@deconvscope/viz-kit";
import { scaleLinear } from "d3-scale";

export interface MapPlace {
  readonly y: number;
  readonly x: number;
}

export interface ActivationMapData {
  /** [height, width], row-major. */
  readonly values: ArrayLike<number>;
  readonly height: number;
  readonly width: number;
  /** Activations at the ends of the scale; 0 … maximum (minimum … maximum where some are below 0) if left out. */
  readonly domain?: readonly [number, number];
}

export interface ActivationMapLayout {
  /** [height, width, 4] */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly domain: readonly [number, number];
  /** Round activations for the legend, each with its place 0 … 1. */
  readonly ticks: readonly { readonly value: number; readonly text: string; readonly share: number }[];
  /** First maximum in row-major order. */
  readonly peak: MapPlace;
}

/**
 * Colours of one feature map on the sequential scale.
 * @throws RangeError if the values are not height × width, or the domain is empty
 */
export function layoutActivationMap({ values, height, width, domain }: ActivationMapData): ActivationMapLayout {
  if (values.length !== height * width || values.length === 0) {
    throw new RangeError(`values: expected ${height} × ${width} = ${height * width} activations, got ${values.length}`);
  }
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let peak = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < least) least = value;
    if (value > most) {
      most = value;
      peak = i;
    }
  }
  const [low, high] = domain ?? widen(Math.min(0, least), most);
  if (!(high > low)) throw new RangeError(`domain: expected [low, high] with high above low, got [${low}, ${high}]`);
  const share = scaleLinear([low, high], [0, 1]);
  const format = share.tickFormat(4, high - low >= 1e5 ? "~s" : undefined);
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) pixels.set([...sequentialColor(share(values[i] ?? 0)), 255], 4 * i);
  return {
    pixels,
    domain: [low, high],
    ticks: share.ticks(4).map((value) => ({ value, text: value === 0 ? "0" : format(value), share: share(value) })),
    peak: { y: Math.floor(peak / width), x: peak % width },
  };
}

/** A map of one value everywhere still needs a scale. */
const widen = (low: number, high: number): readonly [number, number] => [low, high > low ? high : low + 1];
