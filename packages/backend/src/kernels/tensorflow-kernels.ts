import { MAX_POOL_WITH_SWITCHES, UNPOOL } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import { asNodeBackend, type NodeBackend, type TensorHandle } from "./node-backend.ts";
import { poolingInputs, unpoolingInputs } from "./switch-kernels.ts";

/** Registers pooling with switches and unpooling on TensorFlow's own operators. */
export function registerTensorflowKernels(): void {
  if (tf.getKernel(UNPOOL, "tensorflow")) return;
  tf.registerKernel({
    kernelName: MAX_POOL_WITH_SWITCHES,
    backendName: "tensorflow",
    kernelFunc: (call) => {
      const { x, kernel, strides } = poolingInputs(call);
      const backend = asNodeBackend(call.backend);
      const { binding } = backend;
      const [pooled, argmax] = binding.executeOp(
        "MaxPoolWithArgmax",
        windowAttributes(backend, kernel, strides),
        backend.getInputTensorIds([x]),
        2,
      );
      if (!pooled || !argmax) throw new Error("MaxPoolWithArgmax: expected two outputs");
      const values = backend.createOutputTensor(pooled);
      const switches = tf.tidy(() => {
        const flat = castIndices(backend, argmax, binding.TF_INT64, binding.TF_INT32);
        // TensorFlow counts (y · width + x) · channels + channel.
        return tf.floorDiv(backend.createOutputTensor(flat), tf.scalar(x.shape[3] ?? 1, "int32"));
      });
      binding.deleteTensor(argmax.id);
      return [values, switches];
    },
  });
  tf.registerKernel({
    kernelName: UNPOOL,
    backendName: "tensorflow",
    kernelFunc: (call) => {
      const { signal, switches, shape } = unpoolingInputs(call);
      const backend = asNodeBackend(call.backend);
      if (!(switches instanceof tf.Tensor)) throw new TypeError("switches: expected a tensor that the engine tracks");
      return tf.tidy(() => {
        const channels = shape[3];
        const argmax = tf.add(tf.mul(switches, tf.scalar(channels, "int32")), tf.range(0, channels, 1, "int32"));
        return scatter(backend, tf.zeros(shape), signal, argmax);
      });
    },
  });
}

/**
 * TensorFlow's gradient of a max pool adds each value at its switch. Of the forward input and the window it reads
 * the shapes only, so any window does that leads from one shape to the other.
 */
function scatter(backend: NodeBackend, ground: tf.Tensor, signal: tf.TensorInfo, argmax: tf.Tensor): tf.Tensor {
  const { binding } = backend;
  const [id] = backend.getInputTensorIds([argmax]);
  if (id === undefined) throw new Error("expected a tensor of TensorFlow's");
  const wide = castIndices(backend, { id }, binding.TF_INT32, binding.TF_INT64);
  try {
    const [output] = binding.executeOp(
      "MaxPoolGradWithArgmax",
      windowAttributes(backend, windowBetween(ground.shape, signal.shape), [1, 1]),
      [...backend.getInputTensorIds([ground, signal]), wide.id],
      1,
    );
    if (!output) throw new Error("MaxPoolGradWithArgmax: expected an output");
    return backend.createOutputTensor(output);
  } finally {
    binding.deleteTensor(wide.id);
  }
}

/** On a GPU the pooling operators count in int64 only; tensors of TensorFlow.js in int32. */
function castIndices({ binding }: NodeBackend, indices: TensorHandle, from: number, to: number): TensorHandle {
  const attributes = [
    { name: "SrcT", type: binding.TF_ATTR_TYPE, value: from },
    { name: "DstT", type: binding.TF_ATTR_TYPE, value: to },
    { name: "Truncate", type: binding.TF_ATTR_BOOL, value: false },
  ];
  const [cast] = binding.executeOp("Cast", attributes, [indices.id], 1);
  if (!cast) throw new Error("Cast: expected an output");
  return cast;
}

function windowBetween(unpooled: readonly number[], pooled: readonly number[]): [number, number] {
  const side = (axis: number) => (unpooled[axis] ?? 0) - (pooled[axis] ?? 0) + 1;
  return [side(1), side(2)];
}

function windowAttributes(
  { binding }: NodeBackend,
  kernel: readonly [number, number],
  strides: readonly [number, number],
) {
  return [
    { name: "ksize", type: binding.TF_ATTR_INT, value: [1, ...kernel, 1] },
    { name: "strides", type: binding.TF_ATTR_INT, value: [1, ...strides, 1] },
    { name: "padding", type: binding.TF_ATTR_STRING, value: "VALID" },
    { name: "T", type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: "Targmax", type: binding.TF_ATTR_TYPE, value: binding.TF_INT64 },
    { name: "include_batch_in_index", type: binding.TF_ATTR_BOOL, value: false },
  ];
}
