import { type BackendValues, type DataType, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { CompiledGraph } from "../session/compiled-graph.ts";
import type { RecordedNode } from "./recorded-node.ts";

/**
 * How the numbers of a value lie: as its shape says; as [n, c, h, w] though the shape is [n, h, w, c]; in blocks of channels,
 * [n, c / block, h, w, block]; or in blocks of images too, [c / block, n / block, h, w, block of n, block of c].
 */
export type Layout = "channels-last" | "channels-first" | "blocked" | "image-blocks";

/** What a data id stands for: numbers that are there, or the promise of a recorded operation's output. */
export class StoredValue {
  readonly dtype: DataType;
  /** As written or produced; tensors that share the value may see it in another shape. */
  readonly shape: readonly number[];
  readonly size: number;
  /** Whether the caller wrote the numbers, or operations made them. */
  readonly isUploaded: boolean;
  /** Tensors that share the value. */
  references = 1;
  /** Recorded operations that read it and have not run. */
  pendingUses = 0;
  host: BackendValues | undefined;
  layout: Layout = "channels-last";
  /** Whether somebody else may hold the array of numbers. */
  isShared = false;
  /** The numbers stay as they are as long as it lives. */
  isConstant = false;
  producer: RecordedNode | undefined;
  /** Parts of a complex64 value. */
  parts: { readonly real: TensorInfo; readonly imag: TensorInfo } | undefined;
  /** Compiled graphs that hold the numbers as constants. */
  readonly compiled = new Set<CompiledGraph>();

  constructor(dtype: DataType, shape: readonly number[], host?: BackendValues) {
    this.dtype = dtype;
    this.shape = shape;
    this.size = util.sizeFromShape([...shape]);
    this.host = host;
    this.isShared = this.isUploaded = host !== undefined;
  }

  get isAlive(): boolean {
    return this.references > 0;
  }
}
