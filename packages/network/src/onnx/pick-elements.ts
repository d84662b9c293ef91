import { allocate, countElements, makeTensor, rowMajorSteps, type Tensor } from "./tensor.ts";

/**
 * Reads a tensor in another order: element [i, j, …] of the result is element `offset + i·steps[0] + j·steps[1] + …`.
 * Transposing, slicing, reversing and repeating are all this.
 */
export function pickElements(tensor: Tensor, dims: readonly number[], steps: readonly number[], offset = 0): Tensor {
  const length = countElements(dims);
  if (tensor.uniform && length === tensor.data.length) return { ...tensor, dims };
  const data = allocate(tensor.kind, length);
  const place = dims.map(() => 0);
  const inner = dims.at(-1) ?? 1;
  const innerStep = steps.at(-1) ?? 0;
  let from = offset;
  for (let to = 0; to < length; ) {
    for (let index = 0; index < inner; index += 1, to += 1) data[to] = tensor.data[from + index * innerStep] ?? 0;
    for (let axis = dims.length - 2; axis >= 0; axis -= 1) {
      const next = (place[axis] ?? 0) + 1;
      from += steps[axis] ?? 0;
      if (next < (dims[axis] ?? 1)) {
        place[axis] = next;
        break;
      }
      from -= next * (steps[axis] ?? 0);
      place[axis] = 0;
    }
  }
  return makeTensor(tensor.kind, dims, data, tensor.uniform);
}

/** Axis i of the result is axis `permutation[i]` of the tensor. */
export function transposeTensor(tensor: Tensor, permutation: readonly number[]): Tensor {
  const steps = rowMajorSteps(tensor.dims);
  return pickElements(
    tensor,
    permutation.map((axis) => tensor.dims[axis] ?? 1),
    permutation.map((axis) => steps[axis] ?? 0),
  );
}

/** Repeats a tensor to `dims`: its axes are aligned with the last ones, and those of length 1 are repeated. */
export function repeatTensor(tensor: Tensor, dims: readonly number[]): Tensor {
  const own = rowMajorSteps(tensor.dims);
  const missing = dims.length - tensor.dims.length;
  const steps = dims.map((_, axis) => (tensor.dims[axis - missing] === 1 ? 0 : (own[axis - missing] ?? 0)));
  return pickElements(tensor, dims, steps);
}
