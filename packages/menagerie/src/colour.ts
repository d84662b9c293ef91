/** A colour in OKLCH: lightness 0…1, chroma 0…0.3, hue in degrees. */
export interface Colour {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

export function oklch(lightness: number, chroma: number, hue: number): Colour {
  return { lightness, chroma, hue };
}

/** Adds to the lightness; negative darkens. */
export function lighten(colour: Colour, amount: number): Colour {
  return { ...colour, lightness: Math.min(1, Math.max(0, colour.lightness + amount)) };
}

/** Between two colours, straight through OKLab, so that opposite hues meet in grey. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const [fromA, fromB] = chromaPlane(from);
  const [toA, toB] = chromaPlane(to);
  const a = fromA + (toA - fromA) * share;
  const b = fromB + (toB - fromB) * share;
  return {
    lightness: from.lightness + (to.lightness - from.lightness) * share,
    chroma: Math.hypot(a, b),
    hue: (Math.atan2(b, a) * 180) / Math.PI,
  };
}

/**
 * The sRGB colour as #rrggbb; what lies outside the gamut is clipped.
 * @see https://bottosson.github.io/posts/oklab/
 */
export function toHex(colour: Colour): string {
  const [a, b] = chromaPlane(colour);
  const l = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (colour.lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear.map(encodeChannel).join("")}`;
}

function chromaPlane({ chroma, hue }: Colour): [a: number, b: number] {
  return [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
}

function encodeChannel(linear: number): string {
  const clipped = Math.min(1, Math.max(0, linear));
  const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, "0");
}
