import { scaleLinear, scaleSqrt } from "d3-scale";
import { type GraphLayer, isSpatial, shapeText } from "./graph-layer.ts";

/** The back face lies this far up for every pixel to the right. */
export const rise = 0.65;
/** Between a bottleneck's bar and its box. */
export const squeezeGap = 5;
/** Width of one character of the 11 px mono face. */
export const character = 6.7;
/** A receptive field's glyph and the gap to its number. */
const glyphRow = 34;
/** The words below the input: what the numbers beside the glyphs are. */
const noteWidth = 142;

export interface BoxSize {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly squeeze: number;
}

/** Sides on one linear scale, map counts on another; flat and as wide as the root of their count where compact. */
export function scaleBoxes(
  layers: readonly GraphLayer[],
  inputSide: number,
  most: number,
  compact: boolean,
): (layer: GraphLayer) => BoxSize {
  const spatial = layers.filter(isSpatial);
  const maps = Math.max(1, ...spatial.map(({ channels }) => channels));
  const units = Math.max(1, ...layers.filter((layer) => !isSpatial(layer)).map(({ channels }) => channels));
  const side = scaleLinear([0, inputSide], [0, most]);
  const depth = scaleLinear([0, maps], [0, Math.min(88, Math.max(40, maps * 0.088))]);
  const upright = scaleLinear([0, units], [0, most * 0.8]);
  const flat = scaleSqrt([0, maps], [0, 14]);
  return (layer) => {
    if (!isSpatial(layer))
      return { width: compact ? 4 : 6, height: Math.max(3, upright(layer.channels)), depth: 0, squeeze: 0 };
    const height = Math.max(2.5, side(layer.height));
    if (compact) return { width: Math.max(2, flat(layer.channels)), height, depth: 0, squeeze: 0 };
    const width = Math.max(2.5, side(layer.width));
    const deepness = layer.inputs.length === 0 ? 0.3 : Math.max(1, depth(layer.channels));
    return { width, height, depth: deepness, squeeze: layer.squeeze ? Math.max(2, depth(layer.squeeze.channels)) : 0 };
  };
}

/** What a column needs: its box, or the words below it. */
export function columnWidth(layer: GraphLayer, size: BoxSize, compact: boolean): number {
  const box = size.squeeze + (size.squeeze > 0 ? squeezeGap : 0) + size.width + size.depth;
  if (compact) return Math.max(box, 12);
  const texts = Math.max(layer.label.length, shapeText(layer).length) * character;
  return Math.max(box, texts, layer.inputs.length === 0 ? noteWidth : glyphRow + 3 * character);
}
