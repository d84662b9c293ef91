import { sequentialColor } from "@deconvscope/viz-kit";

/** Pixels of the input. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PixelPlace {
  readonly y: number;
  readonly x: number;
}

/** A feature map laid over the image: where it fires. */
export interface HeatOverlay {
  /** [height, width], row-major. */
  readonly values: ArrayLike<number>;
  readonly height: number;
  readonly width: number;
  /** The part of the input that its units' centres span; the whole input if left out. */
  readonly place?: PixelRect;
}

/** Colour by activation, opacity too: nothing where the map is silent. [height, width, 4] */
export function layoutHeat({ values, height, width }: HeatOverlay): Uint8ClampedArray<ArrayBuffer> {
  if (values.length !== height * width) {
    throw new RangeError(`heat: expected ${height} × ${width} = ${height * width} activations, got ${values.length}`);
  }
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] ?? 0);
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const share = most === 0 ? 0 : Math.max(0, values[i] ?? 0) / most;
    pixels.set([...sequentialColor(share), Math.round(230 * Math.sqrt(share))], 4 * i);
  }
  return pixels;
}

/**
 * The part of a rectangle that lies inside the input.
 * @throws RangeError if none of it does
 */
export function clipToInput(rect: PixelRect, inputWidth: number, inputHeight: number): PixelRect {
  const x = Math.max(0, rect.x);
  const y = Math.max(0, rect.y);
  const width = Math.min(inputWidth, rect.x + rect.width) - x;
  const height = Math.min(inputHeight, rect.y + rect.height) - y;
  if (!(width > 0 && height > 0)) {
    const given = `${rect.width} × ${rect.height} at x ${rect.x}, y ${rect.y}`;
    throw new RangeError(`field: expected pixels of the ${inputWidth} × ${inputHeight} input, got ${given}`);
  }
  return { x, y, width, height };
}

/** Half the arm of the peak's cross: 1 px of 45, at least 2. */
export const crossArm = (inputWidth: number): number => Math.max(2, inputWidth / 45);
