import type { SharedValues } from "./drawing-memory.ts";
import { code } from "./gen/draw-image.ts";
import type { SourceMap } from "./source-map.ts";
import { margin, type SurroundedImage } from "./surrounded-image.ts";
import { compileModule, instantiateModule, type SharedMemory } from "./web-assembly.ts";

/**
 * Draws an image anew, each pixel between the four that it comes from.
 * @param drawn [h, w, c] of the same memory, is written to; so is what follows it
 */
export type DrawImage = (image: SurroundedImage, map: SourceMap, drawn: SharedValues) => void;

const module = compileModule(code);

/** What draws the images that lie in some memory. */
export function openDrawing(memory: SharedMemory): DrawImage {
  const draw = instantiateModule(module, memory).draw!;
  return ({ shape, pixels }, map, drawn) => {
    const [height, width, channels] = shape;
    const pixelBytes = channels * pixels.BYTES_PER_ELEMENT;
    const rowBytes = (width + 2 * margin) * pixelBytes;
    const inside = pixels.byteOffset + margin * (rowBytes + pixelBytes);
    const { row, rowDown, rowAcross, column, columnDown, columnAcross } = map;
    const places = [row, rowDown, rowAcross, column, columnDown, columnAcross];
    draw(inside, rowBytes, drawn.byteOffset, height, width, channels, ...places);
  };
}
