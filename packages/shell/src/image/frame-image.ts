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
