import * as tf from "@tensorflow/tfjs-core";

/** One call of a TensorFlow.js kernel. */
export interface KernelCall {
  readonly name: string;
  /** Of its first output, e.g. 1×110×110×96. */
  readonly shape: string;
  /** Milliseconds. */
  readonly time: number;
}

/** Every kernel call of some work, in order, on a backend that computes at once. */
export async function profileKernels(work: () => Promise<void>): Promise<KernelCall[]> {
  // TensorFlow.js wants tensors back; work has none to give.
  const { kernels } = await tf.profile(async () => {
    await work();
    return [];
  });
  // Operations made of several kernels are listed too, as name__op, after what they are made of.
  const single = kernels.filter(({ name }) => !name.endsWith("__op"));
  const calls = single.map(async ({ name, outputShapes, kernelTimeMs }) => {
    const time = await kernelTimeMs;
    if (typeof time !== "number") throw new Error(`${name}: expected its time, got ${JSON.stringify(time)}`);
    return { name, shape: outputShapes[0]?.join("×") ?? "", time };
  });
  return Promise.all(calls);
}
