/**
 * Vector code that computes one feature map after another, or one part of them, beside ONNX Runtime: what has no
 * operator there that does it in one pass over memory.
 */
export interface MapProgram {
  /** Equal for programs of the same code. */
  readonly key: string;
  /** A WebAssembly module whose `run(…addresses of the operands, address of the result, maps)` computes so many maps. */
  readonly code: () => Uint8Array<ArrayBuffer>;
  /** Floats of one map, of each operand. */
  readonly operandSizes: readonly number[];
  /** Floats from one map of the result to the next. */
  readonly resultSize: number;
  readonly maps: number;
  /** How the result lies. */
  readonly resultLayout: "blocked" | "channels-last";
  /** What computes the same for readers that take blocks of images, where there is such a program. */
  readonly inImageBlocks?: MapProgram;
}
