import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from "@tensorflow/tfjs-core";

type Pair = readonly [number, number];
type Shape4D = [number, number, number, number];

interface KernelCall {
  readonly inputs: NamedTensorInfoMap;
  readonly attrs?: NamedAttrMap | undefined;
}

/**
 * Reads the inputs of the kernel MaxPoolWithSwitches: a valid max pool of x [b, h, w, c] that also returns
 * switches [b, h', w', c], the place y · w + x of each window's first maximum in row-major order.
 */
export function poolingInputs(call: KernelCall): { x: TensorInfo; kernel: Pair; strides: Pair } {
  return { x: input(call, "x"), kernel: pair(call, "kernel"), strides: pair(call, "strides") };
}

/**
 * Reads the inputs of the kernel Unpool: signal and switches, both [b, h', w', c], and the unpooled shape
 * [b, h, w, c]. Values that meet at one place add.
 */
export function unpoolingInputs(call: KernelCall): { signal: TensorInfo; switches: TensorInfo; shape: Shape4D } {
  const [b, h, w, c] = numbers(call, "shape", 4);
  return { signal: input(call, "signal"), switches: input(call, "switches"), shape: [b ?? 0, h ?? 0, w ?? 0, c ?? 0] };
}

function input(call: KernelCall, name: string): TensorInfo {
  const tensor = call.inputs[name];
  if (!tensor) throw new TypeError(`${name}: expected a tensor, got nothing`);
  return tensor;
}

function pair(call: KernelCall, name: string): Pair {
  const [vertical, horizontal] = numbers(call, name, 2);
  return [vertical ?? 0, horizontal ?? 0];
}

function numbers(call: KernelCall, name: string, length: number): readonly number[] {
  const value = call.attrs?.[name];
  if (!Array.isArray(value) || value.length !== length) {
    throw new TypeError(`${name}: expected ${length} numbers, got ${JSON.stringify(value)}`);
  }
  return value.map(Number);
}
