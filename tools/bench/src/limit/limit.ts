/** Arithmetic that a work cannot do without, and the machine's rate at arithmetic in the same rounds. */
export interface Limit {
  /** Of the work that the times are of. */
  readonly flops: number;
  /** GFLOP/s of a matrix product. */
  readonly gflops: number;
}

/** Milliseconds that the arithmetic alone takes. */
export function limitTime({ flops, gflops }: Limit): number {
  return flops / gflops / 1e6;
}
