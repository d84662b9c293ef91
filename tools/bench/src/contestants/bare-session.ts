import { InferenceSession, Tensor } from "onnxruntime-node";

export interface SessionOptions {
  readonly threads: number;
  /** Whether idle threads spin for work; ONNX Runtime's default. */
  readonly spinning: boolean;
}

/** A model of one input and one output that counts, on ONNX Runtime without anything of ours around it. */
export interface BareSession {
  /** @returns the first output */
  run(values: Float32Array, shape: readonly number[]): Promise<Float32Array>;
  release(): Promise<void>;
}

/** @throws Error if ONNX Runtime refuses the model */
export async function openBareSession(model: Uint8Array, options: SessionOptions): Promise<BareSession> {
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: options.threads,
    ...(options.spinning ? {} : { extra: { session: { intra_op: { allow_spinning: "0" } } } }),
  });
  const [input, output] = [session.inputNames[0], session.outputNames[0]];
  if (input === undefined || output === undefined) throw new Error("expected a model with an input and an output");
  return {
    run: async (values, shape) => {
      const outputs = await session.run({ [input]: new Tensor("float32", values, shape) });
      const data = outputs[output]?.data;
      if (!(data instanceof Float32Array)) throw new TypeError(`output ${output}: expected float32`);
      return data;
    },
    release: () => session.release(),
  };
}
