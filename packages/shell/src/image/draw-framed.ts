import { type Frame, frameImage } from "./frame-image.ts";

/**
 * What the network sees of an image at its input's shape, as a data: URL: the file itself where all of it is seen,
 * else its part, at least `side` pixels on the long side. Encoding keeps off the main thread.
 * @param input [height, width, channels]
 * @throws Error if the browser cannot decode the bytes
 */
export async function drawFramed(
  bytes: Uint8Array<ArrayBuffer>,
  resizeShortSide: number,
  input: readonly number[],
  side: number,
): Promise<string> {
  const [height = 1, width = 1, channels = 3] = input;
  const file = new Blob([bytes]);
  const bitmap = await createImageBitmap(file);
  const frame = frameImage(bitmap, resizeShortSide, input);
  if (channels !== 1 && isWhole(frame, bitmap)) {
    bitmap.close();
    return readDataUrl(file);
  }
  const scale = Math.max(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser draws no canvas");
  context.imageSmoothingQuality = "high";
  if (channels === 1) context.filter = "grayscale(1)";
  context.fillStyle = "#808080";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, frame.x, frame.y, frame.width, frame.height, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!picture) throw new Error("this browser wrote no PNG");
  return readDataUrl(picture);
}

function isWhole(frame: Frame, image: { width: number; height: number }): boolean {
  return frame.x === 0 && frame.y === 0 && frame.width === image.width && frame.height === image.height;
}

function readDataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
