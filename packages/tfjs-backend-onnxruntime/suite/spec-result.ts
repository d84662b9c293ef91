/** How one Jasmine spec of TensorFlow.js core ended. */
export interface SpecResult {
  /** Its file relative to core's dist folder, such as "ops/abs_test". */
  readonly file: string;
  /** Its full name without the test environment's, such as "abs basic". */
  readonly name: string;
  readonly passed: boolean;
  /** Why it failed; empty if it passed. */
  readonly reasons: readonly string[];
  /** TensorFlow.js kernels it ran, sorted. */
  readonly kernels: readonly string[];
  /** Those of them that the CPU backend ran instead, sorted. */
  readonly fallbacks: readonly string[];
  readonly milliseconds: number;
}

/** What the process that runs specs tells its parent. */
export type RunnerMessage =
  | { readonly type: "started"; readonly file: string; readonly name: string }
  | { readonly type: "done"; readonly result: SpecResult }
  | { readonly type: "finished"; readonly errors: readonly string[] };
