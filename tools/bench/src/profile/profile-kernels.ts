import * as tf from "@tensorflow/tfjs-core";

/** One call of a TensorFlow.js kernel. */
export interface KernelCall {
  readonly name: string;
  /** Of its first output, e.g. 1×110×110×96. */
  readonly shape: string;
  /** Least of the repetitions, in milliseconds. */
  readonly time: number;
}

/**
 * Every kernel call of some work, in order, on a backend that computes at once.
 * @param repetitions of which the least time of each call counts; the work must make the same calls each time
 */
export async function profileKernels(work: () => Promise<void>, repetitions: number): Promise<KernelCall[]> {
  let calls = await callsOf(work);
  for (let repetition = 1; repetition < repetitions; repetition++) {
    const again = await callsOf(work);
    if (again.length !== calls.length) {
      throw new Error(`expected ${calls.length} kernel calls as before, got ${again.length}`);
    }
    calls = calls.map((call, index) => ({ ...call, time: Math.min(call.time, again[index]?.time ?? call.time) }));
  }
  return calls;
}

async function callsOf(work: () => Promise<void>): Promise<KernelCall[]> {
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
