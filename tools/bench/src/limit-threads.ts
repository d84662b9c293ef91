/**
 * Lets whatever computes in this process, and in those it starts, use that many threads. ONNX Runtime is told by each
 * session; libtensorflow, PyTorch and their kin read the environment when they are loaded.
 */
export function limitThreads(threads: number): void {
  for (const name of ["TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"]) {
    process.env[name] = String(threads);
  }
}
