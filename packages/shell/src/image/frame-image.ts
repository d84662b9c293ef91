/** What of an image reaches the network, in pixels of the upright image; fractions are kept. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The part of an image that a model's preprocessing keeps: the short side is resized and the centre cut out, or, for a
 * resize of 0, everything is squeezed into the input.
 * @param input [height, width, channels]
 */
export function frameImage(
  image: { width: number; height: number },
  resizeShortSide: number,
  input: readonly number[],
): Frame {
  const [inputHeight = 0, inputWidth = 0] = input;
  if (resizeShortSide === 0) return { x: 0, y: 0, width: image.width, height: image.height };
  const scale = resizeShortSide / Math.min(image.width, image.height);
  const width = inputWidth / scale;
  const height = inputHeight / scale;
  return { x: (image.width - width) / 2, y: (image.height - height) / 2, width, height };
}

/**
 * Draws what the network sees of an image at its input's shape, at least `side` pixels on the long side, as a PNG's URL.
 * @throws Error if the browser cannot decode the bytes
 */
export async function drawFramed(
  bytes: Uint8Array<ArrayBuffer>,
  resizeShortSide: number,
  input: readonly number[],
  side: number,
): Promise<string> {
  const [height = 1, width = 1, channels = 3] = input;
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const frame = frameImage(bitmap, resizeShortSide, input);
  const scale = Math.max(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no canvas");
  context.imageSmoothingQuality = "high";
  if (channels === 1) context.filter = "grayscale(1)";
  context.fillStyle = "#808080";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, frame.x, frame.y, frame.width, frame.height, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.toDataURL("image/png");
}
