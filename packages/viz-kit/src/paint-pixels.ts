/**
 * Paints RGBA pixels into a canvas of exactly that size. A page without 2D contexts keeps it blank;
 * `data-painted` says which.
 * @param pixels [height, width, 4]
 * @throws RangeError if there are not height × width × 4 of them
 */
export function paintPixels(
  canvas: HTMLCanvasElement,
  pixels: Uint8ClampedArray<ArrayBuffer>,
  width: number,
  height: number,
): void {
  if (pixels.length !== width * height * 4) {
    throw new RangeError(
      `pixels: expected ${height} × ${width} × 4 = ${width * height * 4} values, got ${pixels.length}`,
    );
  }
  canvas.width = width;
  canvas.height = height;
  // What has no room on the page has no pixels, and no image can be made of none.
  if (pixels.length === 0) return;
  const context = canvas.getContext("2d");
  context?.putImageData(new ImageData(pixels, width, height), 0, 0);
  canvas.dataset.painted = String(context !== null);
}
