import type { Shape } from "@deconvscope/network";
import type { SourceMap } from "./source-map.ts";

/**
 * Draws an image anew with each pixel interpolated where it comes from; beyond the image there is nothing but fill.
 * Places that fall on a pixel take its values exactly.
 * @param image [h, w, c]
 * @param fill [c]
 * @param drawn [h, w, c] is written to
 */
export function sampleBilinear(
  image: Float32Array,
  [height = 1, width = 1, channels = 1]: Shape,
  map: SourceMap,
  fill: Float32Array,
  drawn: Float32Array,
): void {
  const { rowDown, rowAcross, columnDown, columnAcross } = map;
  const below = width * channels;
  let to = 0;
  for (let y = 0; y < height; y++) {
    const firstRow = y * rowDown + map.row;
    const firstColumn = y * columnDown + map.column;
    for (let x = 0; x < width; x++) {
      const row = firstRow + x * rowAcross;
      const column = firstColumn + x * columnAcross;
      const top = Math.floor(row);
      const left = Math.floor(column);
      const down = row - top;
      const across = column - left;
      const topLeft = (1 - down) * (1 - across);
      const topRight = (1 - down) * across;
      const bottomLeft = down * (1 - across);
      const bottomRight = down * across;
      if (top >= 0 && left >= 0 && top < height - 1 && left < width - 1) {
        let at = (top * width + left) * channels;
        for (const end = to + channels; to < end; to++, at++) {
          drawn[to] =
            topLeft * image[at]! +
            topRight * image[at + channels]! +
            bottomLeft * image[at + below]! +
            bottomRight * image[at + below + channels]!;
        }
      } else if (top < -1 || left < -1 || top >= height || left >= width) {
        for (let channel = 0; channel < channels; channel++, to++) drawn[to] = fill[channel]!;
      } else {
        const hasTop = top >= 0;
        const hasBottom = top + 1 < height;
        const hasLeft = left >= 0;
        const hasRight = left + 1 < width;
        const at = (top * width + left) * channels;
        for (let channel = 0; channel < channels; channel++, to++) {
          const outside = fill[channel]!;
          drawn[to] =
            topLeft * (hasTop && hasLeft ? image[at + channel]! : outside) +
            topRight * (hasTop && hasRight ? image[at + channels + channel]! : outside) +
            bottomLeft * (hasBottom && hasLeft ? image[at + below + channel]! : outside) +
            bottomRight * (hasBottom && hasRight ? image[at + below + channels + channel]! : outside);
        }
      }
    }
  }
}
