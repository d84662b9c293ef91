/** The part of the contract's ReceptiveField that places units over the input. */
export interface PlacedField {
  readonly height: number;
  readonly width: number;
  readonly strideY: number;
  readonly strideX: number;
  readonly offsetY: number;
  readonly offsetX: number;
}
/** A rectangle in pixels of the model's input. */
export interface PixelRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The unit whose receptive field is centred nearest to a pixel of the input.
 * @param shape [height, width, channels] of the layer, or [units]
 */
export function unitAt(
  field: PlacedField,
  shape: readonly number[],
  pixel: { y: number; x: number },
): { y: number; x: number } {
  if (shape.length < 3) return { y: 0, x: 0 };
  const along = (position: number, offset: number, size: number, stride: number, count: number) =>
    stride === 0 ? 0 : Math.min(count - 1, Math.max(0, Math.round((position - offset - (size - 1) / 2) / stride)));
  return {
    y: along(pixel.y, field.offsetY, field.height, field.strideY, shape[0]!),
    x: along(pixel.x, field.offsetX, field.width, field.strideX, shape[1]!),
  };
}

/** What a unit sees, clipped to the input [height, width, channels]; the whole input where the layer has no places. */
export function fieldOf(field: PlacedField, place: { y: number; x: number }, input: readonly number[]): PixelRect {
  const [inputHeight = 0, inputWidth = 0] = input;
  if (field.strideY === 0 || field.strideX === 0) return { x: 0, y: 0, width: inputWidth, height: inputHeight };
  const top = field.offsetY + place.y * field.strideY;
  const left = field.offsetX + place.x * field.strideX;
  const y = Math.min(Math.max(top, 0), inputHeight);
  const x = Math.min(Math.max(left, 0), inputWidth);
  return {
    x,
    y,
    width: Math.max(0, Math.min(left + field.width, inputWidth) - x),
    height: Math.max(0, Math.min(top + field.height, inputHeight) - y),
  };
}
