import { createRequire } from "node:module";
import { type InferenceSession, Tensor } from "onnxruntime-node";

/** A session of ONNX Runtime's native binding, which runs on the calling thread. */
export interface NativeSession {
  loadModel(buffer: ArrayBufferLike, offset: number, length: number, options: InferenceSession.SessionOptions): void;
  /** A fetch that is a tensor is written into; null asks for a new one. */
  run(
    feeds: Readonly<Record<string, Tensor>>,
    fetches: Readonly<Record<string, Tensor | null>>,
    options: InferenceSession.RunOptions,
  ): Record<string, Tensor>;
  endProfiling(): void;
  dispose(): void;
}

interface NativeBinding {
  readonly binding: { readonly InferenceSession: new () => NativeSession };
  initOrt(): void;
}

const require = createRequire(import.meta.url);

/**
 * A new native session. The public `InferenceSession.run` is the same call behind a promise; TensorFlow.js also reads
 * synchronously, so the binding itself is used.
 */
export function createNativeSession(): NativeSession {
  const native: NativeBinding = require("onnxruntime-node/dist/binding");
  native.initOrt();
  return new native.binding.InferenceSession();
}

/** ONNX Runtime's version. */
export const onnxRuntimeVersion: string = require("onnxruntime-node/package.json").version;

export { Tensor as NativeTensor };
