/**
 * Loads ONNX Runtime, whose package brings the pooling kernels.
 * @param graphMegabytes what its compiled graphs may hold on to, about; else it decides
 * @param threads that compute; else one a core
 * @returns its version
 * @throws Error if there is no ONNX Runtime for this platform
 */
export async function startOnnxruntime(graphMegabytes?: number, threads = 0): Promise<string> {
  const { configure, onnxRuntimeVersion } = await import("tfjs-backend-onnxruntime");
  configure({ threads, ...(graphMegabytes === undefined ? {} : { maxMegabytes: graphMegabytes }) });
  return onnxRuntimeVersion;
}
