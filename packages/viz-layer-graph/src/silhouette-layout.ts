import { scaleLinear, scaleSqrt } from "d3-scale";

/** What a silhouette needs of a layer. */
export interface SilhouetteLayer {
  /** Longer side of its maps. */
  readonly side: number;
  readonly channels: number;
}

export interface SilhouetteBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gap = 1.5;

/** One bar a layer: as high as its maps, as wide as the root of their count; together as wide as asked. */
export function layoutSilhouette(layers: readonly SilhouetteLayer[], width: number, height: number): SilhouetteBar[] {
  const between = Math.min(gap, width / Math.max(1, 3 * layers.length));
  const tall = scaleLinear([0, Math.max(1, ...layers.map(({ side }) => side))], [0, height]);
  const root = scaleSqrt();
  const total = layers.reduce((sum, { channels }) => sum + root(channels), 0);
  const unit = (width - between * Math.max(0, layers.length - 1)) / Math.max(1e-9, total);
  let x = 0;
  return layers.map(({ side, channels }) => {
    const bar = Math.max(2, tall(side));
    const placed = { x, y: (height - bar) / 2, width: root(channels) * unit, height: bar };
    x += placed.width + between;
    return placed;
  });
}
