import sharp from "sharp";

/** Panels are as large as the input, or so many times as large that they are about this wide. */
const widePixels = 384;

/** Pixels of a panel for each one of the input. */
export function panelZoom(height: number, width: number): number {
  return Math.max(1, Math.round(widePixels / Math.max(height, width)));
}

/** A square on a picture, in pixels of the input. */
export interface SquareMark {
  readonly top: number;
  readonly left: number;
  readonly patch: number;
}

/**
 * Encodes a picture as PNG, each pixel `zoom` × `zoom` ones.
 * @param pixels [height, width, 3] sRGB
 * @param mark is drawn around with a line
 */
export function encodePanel(
  pixels: Uint8Array,
  { height, width }: { readonly height: number; readonly width: number },
  zoom: number,
  mark?: SquareMark,
): Promise<Buffer> {
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } }).resize({
    width: width * zoom,
    height: height * zoom,
    fit: "fill",
    kernel: "nearest",
  });
  if (mark !== undefined) picture.composite([{ input: Buffer.from(drawMark(mark, height, width, zoom)) }]);
  return picture.removeAlpha().png().toBuffer();
}

/** Enlarges a picture that is a PNG already. */
export async function enlargePanel(png: Uint8Array, zoom: number): Promise<Uint8Array> {
  if (zoom === 1 || png.length === 0) return png;
  const { width, height } = await sharp(png).metadata();
  return sharp(png)
    .resize({ width: width * zoom, height: height * zoom, kernel: "nearest" })
    .png()
    .toBuffer();
}

function drawMark({ top, left, patch }: SquareMark, height: number, width: number, zoom: number): string {
  const place = `x="${left * zoom}" y="${top * zoom}" width="${patch * zoom}" height="${patch * zoom}" fill="none"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * zoom}" height="${height * zoom}">` +
    `<rect ${place} stroke="#000" stroke-opacity=".72" stroke-width="4"/>` +
    `<rect ${place} stroke="#ffd60a" stroke-width="2"/></svg>`
  );
}
