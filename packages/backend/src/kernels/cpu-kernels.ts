import { MAX_POOL_WITH_SWITCHES, UNPOOL } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import { poolingInputs, unpoolingInputs } from "./switch-kernels.ts";

/** Registers pooling with switches and unpooling as plain loops. */
export function registerCpuKernels(): void {
  if (tf.getKernel(UNPOOL, "cpu")) return;
  tf.registerKernel({
    kernelName: MAX_POOL_WITH_SWITCHES,
    backendName: "cpu",
    kernelFunc: (call) => {
      const { x, kernel, strides } = poolingInputs(call);
      const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
      const rows = Math.floor((height - kernel[0]) / strides[0]) + 1;
      const columns = Math.floor((width - kernel[1]) / strides[1]) + 1;
      const data = floats(call.backend, x);
      const values = new Float32Array(batch * rows * columns * channels);
      const switches = new Int32Array(values.length);
      let cell = 0;
      for (let image = 0; image < batch; image++) {
        const start = image * height * width * channels;
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < columns; column++) {
            for (let channel = 0; channel < channels; channel++, cell++) {
              let place = row * strides[0] * width + column * strides[1];
              let best = data[start + place * channels + channel] ?? 0;
              for (let dy = 0; dy < kernel[0]; dy++) {
                for (let dx = 0; dx < kernel[1]; dx++) {
                  const candidate = (row * strides[0] + dy) * width + column * strides[1] + dx;
                  const value = data[start + candidate * channels + channel] ?? 0;
                  if (value > best) {
                    best = value;
                    place = candidate;
                  }
                }
              }
              values[cell] = best;
              switches[cell] = place;
            }
          }
        }
      }
      const shape = [batch, rows, columns, channels];
      const backend = asPlainBackend(call.backend);
      return [backend.makeTensorInfo(shape, "float32", values), backend.makeTensorInfo(shape, "int32", switches)];
    },
  });
  tf.registerKernel({
    kernelName: UNPOOL,
    backendName: "cpu",
    kernelFunc: (call) => {
      const { signal, switches, shape } = unpoolingInputs(call);
      const [batch, height, width, channels] = shape;
      const values = floats(call.backend, signal);
      const places = integers(call.backend, switches);
      const unpooled = new Float32Array(batch * height * width * channels);
      const cells = values.length / batch;
      for (let cell = 0; cell < values.length; cell++) {
        const image = Math.floor(cell / cells);
        const index = (image * height * width + (places[cell] ?? 0)) * channels + (cell % channels);
        unpooled[index] = (unpooled[index] ?? 0) + (values[cell] ?? 0);
      }
      return asPlainBackend(call.backend).makeTensorInfo(shape, "float32", unpooled);
    },
  });
}

interface PlainBackend {
  readSync(dataId: tf.DataId): unknown;
  makeTensorInfo(shape: number[], dtype: tf.DataType, values: tf.TypedArray): tf.TensorInfo;
}

function floats(backend: unknown, tensor: tf.TensorInfo): Float32Array {
  const values = read(backend, tensor);
  if (!(values instanceof Float32Array)) throw new TypeError(`expected float32, got ${tensor.dtype}`);
  return values;
}

function integers(backend: unknown, tensor: tf.TensorInfo): Int32Array {
  const values = read(backend, tensor);
  if (!(values instanceof Int32Array)) throw new TypeError(`expected int32, got ${tensor.dtype}`);
  return values;
}

function read(backend: unknown, tensor: tf.TensorInfo): unknown {
  return asPlainBackend(backend).readSync(tensor.dataId);
}

function asPlainBackend(backend: unknown): PlainBackend {
  if (!isPlainBackend(backend)) throw new TypeError("expected the cpu backend");
  return backend;
}

function isPlainBackend(backend: unknown): backend is PlainBackend {
  return typeof backend === "object" && backend !== null && "readSync" in backend && "makeTensorInfo" in backend;
}
