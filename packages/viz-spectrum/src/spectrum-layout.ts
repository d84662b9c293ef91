import { sequentialColor } from "@deconvscope/viz-kit";
import { type Ring, radialProfile } from "./radial-profile.ts";
import { type SpectrumData, shareOutside } from "./spectrum-reading.ts";

/** px. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SpectrumLayout {
  /** px. */
  readonly width: number;
  readonly height: number;
  /** Where the map is drawn, all frequencies to the same scale. */
  readonly map: Rect;
  /** Where energy is drawn over radial frequency. */
  readonly profile: Rect;
  /** [rows, columns, 4]. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Shares at the ends of the logarithmic scale, above 0. */
  readonly scale: readonly [number, number];
  readonly rings: readonly Ring[];
  /** Share that the strides do not carry; undefined without strides. */
  readonly outside: number | undefined;
}

/** px: words beside the map, and from the map to the profile. */
const edge = { left: 44, top: 20, bottom: 38, between: 62, right: 12, legend: 40 };
const most = { map: 300, profile: 420 };
const leastBeside = 520;
/** Of the scale: below that all is dark. */
const decades = 6;

/**
 * A spectrum as a square map with a logarithmic scale and, beside it or below, its radial profile.
 * @param width px
 * @throws RangeError if the shares are not rows × columns, or a stride is not above 0
 */
export function layoutSpectrum(data: SpectrumData, width: number): SpectrumLayout {
  const { shares, rows, columns, strides } = data;
  if (shares.length !== rows * columns || shares.length === 0) {
    throw new RangeError(`shares: expected ${rows} × ${columns} = ${rows * columns} values, got ${shares.length}`);
  }
  for (const stride of strides ?? [])
    if (!(stride > 0)) throw new RangeError(`strides: expected above 0, got ${stride}`);
  const beside = width >= leastBeside;
  const room = width - edge.left - edge.right;
  const side = Math.max(60, Math.min(most.map, beside ? (room - edge.between) * 0.48 : room));
  const map = { left: edge.left, top: edge.top, width: side, height: side };
  const below = edge.top + side + edge.bottom + edge.legend;
  const profile = beside
    ? {
        left: edge.left + side + edge.between,
        top: edge.top,
        width: Math.min(most.profile, width - edge.left - side - edge.between - edge.right),
        height: side,
      }
    : { left: edge.left, top: below + edge.top, width: side, height: Math.min(side, 160) };
  const scale = scaleEnds(shares);
  return {
    width,
    height: beside ? below : profile.top + profile.height + edge.bottom,
    map,
    profile,
    pixels: colorCells(shares, scale),
    scale,
    rings: radialProfile(data),
    outside: strides && shareOutside(data),
  };
}

/** The largest share, and the smallest that is worth a colour of its own. */
function scaleEnds(shares: ArrayLike<number>): [number, number] {
  let high = 0;
  let low = Number.POSITIVE_INFINITY;
  for (let cell = 0; cell < shares.length; cell++) {
    const share = shares[cell]!;
    if (share > 0) [high, low] = [Math.max(high, share), Math.min(low, share)];
  }
  return high > 0 ? [Math.max(low, high * 10 ** -decades), high] : [10 ** -decades, 1];
}

function colorCells(shares: ArrayLike<number>, [low, high]: readonly [number, number]) {
  const pixels = new Uint8ClampedArray(4 * shares.length);
  const span = Math.log10(high / low);
  for (let cell = 0; cell < shares.length; cell++) {
    const share = shares[cell]!;
    const place = share > low && span > 0 ? Math.log10(share / low) / span : share >= high ? 1 : 0;
    pixels.set([...sequentialColor(place), 255], 4 * cell);
  }
  return pixels;
}
