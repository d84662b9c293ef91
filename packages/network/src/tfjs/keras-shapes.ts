import type { Pair } from "../shape.ts";
import { type KerasLayer, type LayerReader, type Output, readMapShape } from "./keras-layer.ts";

/** Readers of layers that move, drop or pad elements; Keras counts them height, width, channels. */
export const shapeReaders: Readonly<Record<string, LayerReader>> = {
  Flatten: (layer) => {
    if (layer.input.shape.length === 3) readMapShape(layer);
    return layer.emit({ operator: "Flatten", shape: [countElements(layer)], order: "channels-last" });
  },
  Reshape: readReshape,
  Permute: (layer) => {
    const permutation = layer.config.numbers("dims").map((axis) => axis - 1);
    return layer.emit({ operator: "Transpose", permutation });
  },
  ZeroPadding2D: (layer) => {
    readMapShape(layer);
    const [rows, columns] = readSides(layer, "padding", [1, 1]);
    return layer.emit({ operator: "Pad", mode: "constant", amounts: [rows, columns, [0, 0]], value: 0 });
  },
  Cropping2D: (layer) => {
    const [height, width, channels] = readMapShape(layer);
    const [rows, columns] = readSides(layer, "cropping", [0, 0]);
    const starts = [rows[0], columns[0], 0];
    const sizes = [height - rows[0] - rows[1], width - columns[0] - columns[1], channels];
    return layer.emit({ operator: "Slice", starts, sizes, steps: [1, 1, 1] });
  },
};

function countElements(layer: KerasLayer): number {
  return layer.input.shape.reduce((product, length) => product * length, 1);
}

/** One length may be −1: what is left of the elements. */
function readReshape(layer: KerasLayer): Output {
  const target = layer.config.numbers("target_shape");
  const known = target.filter((length) => length !== -1).reduce((product, length) => product * length, 1);
  if (target.filter((length) => length === -1).length > 1) {
    layer.config.reject(`expected at most one −1 in target_shape, got [${target.join(", ")}]`, "malformed");
  }
  const shape = target.map((length) => (length === -1 ? countElements(layer) / known : length));
  return layer.emit({ operator: "Reshape", shape, order: "channels-last" });
}

/** [[top, bottom], [left, right]], or one number a pair, or one for all four. */
function readSides(layer: KerasLayer, key: string, fallback: Pair): readonly [Pair, Pair] {
  const value = layer.config.value(key) ?? fallback;
  const sides = Array.isArray(value) ? value : [value, value];
  const pairs = sides.map((side: unknown): readonly unknown[] => (Array.isArray(side) ? side : [side, side]));
  const [rows, columns] = pairs.map(([before, after, ...rest]): Pair => {
    if (!isSide(before) || !isSide(after) || rest.length > 0) {
      layer.config.reject(`expected ${key} of whole numbers from 0, got ${JSON.stringify(value)}`, "malformed");
    }
    return [before, after];
  });
  if (!rows || !columns || pairs.length !== 2) {
    layer.config.reject(`expected ${key} for rows and columns, got ${JSON.stringify(value)}`, "malformed");
  }
  return [rows, columns];
}

function isSide(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
