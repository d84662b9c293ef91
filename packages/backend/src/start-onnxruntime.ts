/**
 * Loads ONNX Runtime, whose package brings the pooling kernels.
 * @returns its version
 * @throws Error if there is no ONNX Runtime for this platform
 */
export async function startOnnxruntime(): Promise<string> {
  const { onnxRuntimeVersion } = await import("tfjs-backend-onnxruntime");
  return onnxRuntimeVersion;
}
