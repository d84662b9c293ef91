/** A constant as the file means it: axes in the file's order, the batch among them where it has one. */
export interface Tensor {
  readonly kind: "float" | "integer" | "boolean";
  readonly dims: readonly number[];
  /** Float32Array for floats; integers and booleans (0, 1) are exact to 2^53. */
  readonly data: Float32Array | Float64Array;
  /** Every element is the same, so that rearranging needs no copy. */
  readonly uniform: boolean;
}

/** Elements in a tensor of these dims. */
export function countElements(dims: readonly number[]): number {
  return dims.reduce((product, length) => product * length, 1);
}

/** Zeros of the array kind that a tensor of `kind` has. */
export function allocate(kind: Tensor["kind"], length: number): Float32Array | Float64Array {
  return kind === "float" ? new Float32Array(length) : new Float64Array(length);
}

/** A tensor over `data`; `dims` have to multiply to its length. */
export function makeTensor(
  kind: Tensor["kind"],
  dims: readonly number[],
  data: Tensor["data"],
  uniform = data.length === 1,
): Tensor {
  return { kind, dims, data, uniform };
}

/** A tensor of integers, one axis unless `dims` says otherwise. */
export function integerTensor(values: readonly number[], dims: readonly number[] = [values.length]): Tensor {
  return makeTensor("integer", dims, Float64Array.from(values));
}

/** The steps in row-major data from one element to the next, along each axis. */
export function rowMajorSteps(dims: readonly number[]): number[] {
  const steps = dims.map(() => 1);
  for (let axis = dims.length - 2; axis >= 0; axis -= 1) steps[axis] = (steps[axis + 1] ?? 1) * (dims[axis + 1] ?? 1);
  return steps;
}

/** A tensor's values as 32-bit floats; those of a float tensor are not copied. */
export function floatsOf(tensor: Tensor): Float32Array {
  return tensor.data instanceof Float32Array ? tensor.data : Float32Array.from(tensor.data);
}
