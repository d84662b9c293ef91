import type { Tensor } from "@deconvscope/proto";

/** The float32 values of a tensor, row-major. */
export function readTensor({ data }: Pick<Tensor, "data">): Float32Array {
  return new Float32Array(data.slice().buffer);
}
