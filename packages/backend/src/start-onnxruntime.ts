/**
 * Loads ONNX Runtime, whose package brings the pooling kernels.
 * @param graphMegabytes what its compiled graphs may hold on to, about; else it decides
 * @returns its version
 * @throws Error if there is no ONNX Runtime for this platform
 */
export async function startOnnxruntime(graphMegabytes?: number): Promise<string> {
  const { configure, onnxRuntimeVersion } = await import("tfjs-backend-onnxruntime");
  if (graphMegabytes !== undefined) configure({ maxMegabytes: graphMegabytes });
  return onnxRuntimeVersion;
}
