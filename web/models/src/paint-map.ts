import { sequentialColor } from "@deconvscope/viz-kit";

/**
 * One feature map on the sequential scale from 0 to its maximum, a pixel a unit, as a data: URL.
 * @throws RangeError if the values are not height × width
 */
export function paintMap(values: Float32Array, height: number, width: number): string {
  if (values.length !== height * width)
    throw new RangeError(`expected ${height} × ${width} activations, got ${values.length}`);
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  const pixels = new ImageData(width, height);
  values.forEach((value, index) => {
    const [red, green, blue] = sequentialColor(most > 0 ? Math.max(0, value) / most : 0);
    pixels.data.set([red, green, blue, 255], 4 * index);
  });
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d", { willReadFrequently: true })?.putImageData(pixels, 0, 0);
  return canvas.toDataURL("image/png");
}
