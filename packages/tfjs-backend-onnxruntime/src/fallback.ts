import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { type BackendValues, getKernel, type NamedTensorInfoMap, type TensorInfo } from "@tensorflow/tfjs-core";
import type { OnnxRuntimeBackend } from "./backend.ts";

/**
 * Computes a kernel in plain JavaScript, and counts that it did.
 * @throws Error if the cpu backend does not have the kernel either
 */
export function runOnCpu(
  kernel: string,
  inputs: NamedTensorInfoMap,
  attributes: object | undefined,
  backend: OnnxRuntimeBackend,
): TensorInfo | TensorInfo[] {
  const config = getKernel(kernel, "cpu");
  if (!config) throw new Error(`${kernel}: expected a kernel of the backend "cpu" to fall back to, got none`);
  backend.countFallback(kernel);
  // One for each call: whatever a kernel leaves behind goes with it.
  const cpu = new MathBackendCPU();
  Reflect.set(cpu, "firstUse", false);
  const lent = new Map<object, TensorInfo>();
  const lend = (tensor: TensorInfo): TensorInfo => {
    // Some of the cpu backend's kernels count on a Tensor's rank.
    const copy = { ...enter(cpu, tensor, backend), rank: tensor.shape.length };
    lent.set(copy.dataId, tensor);
    return copy;
  };
  const own = (Array.isArray(inputs) ? inputs.map(lend) : mapValues(inputs, lend)) as NamedTensorInfoMap;
  const outputs = config.kernelFunc({ inputs: own, attrs: { ...attributes }, backend: cpu });
  const fetch = (output: TensorInfo): TensorInfo => {
    const input = lent.get(output.dataId);
    return input?.dtype === output.dtype ? backend.share(input, output.shape) : leave(cpu, output, backend);
  };
  return Array.isArray(outputs) ? outputs.map(fetch) : fetch(outputs);
}

/** A few kernels take a list of tensors under one name, whatever their type says. */
function mapValues(
  inputs: NamedTensorInfoMap,
  change: (tensor: TensorInfo) => TensorInfo,
): Record<string, TensorInfo | TensorInfo[] | undefined> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, given]: [string, TensorInfo | TensorInfo[] | undefined]) => [
      name,
      Array.isArray(given) ? given.map(change) : given && change(given),
    ]),
  );
}

function enter(cpu: MathBackendCPU, tensor: TensorInfo, backend: OnnxRuntimeBackend): TensorInfo {
  const { shape, dtype } = tensor;
  if (dtype === "complex64") {
    const { real, imag } = backend.parts(tensor);
    const copy = cpu.makeTensorInfo(shape, dtype);
    cpu.data.get(copy.dataId).complexTensorInfos = {
      real: enter(cpu, { ...real, shape }, backend),
      imag: enter(cpu, { ...imag, shape }, backend),
    };
    return copy;
  }
  return cpu.makeTensorInfo(shape, dtype, backend.readSync(tensor.dataId) as Float32Array);
}

function leave(cpu: MathBackendCPU, { dataId, shape, dtype }: TensorInfo, backend: OnnxRuntimeBackend): TensorInfo {
  const { values, complexTensorInfos } = cpu.data.get(dataId);
  if (!complexTensorInfos) return backend.adopt(values as BackendValues, shape, dtype);
  const real = leave(cpu, complexTensorInfos.real, backend);
  const imag = leave(cpu, complexTensorInfos.imag, backend);
  return backend.join({ ...real, shape }, { ...imag, shape });
}
