/** The shape of one layer's output for one image: [height, width, channels], [units], or whatever a reshape makes. */
export type Shape = readonly number[];

/** A dense array of 32-bit floats, row-major. Operands of feature maps are [h | 1, w | 1, c | 1]. */
export interface Constant {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** Cells added around a map. */
export interface Pads {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows first: [vertical, horizontal]. */
export type Pair = readonly [number, number];
