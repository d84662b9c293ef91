import {
  type BackendTimingInfo,
  type BackendValues,
  backend_util,
  type DataId,
  DataStorage,
  type DataType,
  engine,
  KernelBackend,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import { toChannelsLast } from "./channels-last.ts";
import { hostType, hostValues } from "./graph/compile-graph.ts";
import { PendingGraph } from "./graph/pending-graph.ts";
import {
  type Computation,
  type Emit,
  type Operand,
  type RecordedNode,
  usualComputation,
} from "./graph/recorded-node.ts";
import { StoredValue } from "./graph/stored-value.ts";
import { GraphRunner } from "./session/graph-runner.ts";

/** A kernel call to be recorded. */
export interface KernelCall extends Computation {
  readonly kernel: string;
  /** Attributes, as text. */
  readonly attributes: string;
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly { readonly shape: readonly number[]; readonly dtype: DataType }[];
}

/** What the backend did so far. */
export interface Statistics {
  /** Compiled graphs in memory. */
  readonly sessions: number;
  /** Memory that they hold on to, about. */
  readonly bytes: number;
  readonly compilations: number;
  readonly runs: number;
  /** Kernel calls that the plain JavaScript backend computed, by kernel. */
  readonly fallbacks: Readonly<Record<string, number>>;
}

/**
 * A TensorFlow.js backend whose kernels are recorded. Reading a value compiles everything it hangs together with into
 * one ONNX graph, runs it, and keeps whatever is still in use.
 */
export class OnnxRuntimeBackend extends KernelBackend {
  readonly #data: DataStorage<StoredValue> = new DataStorage(this, engine());
  readonly #alive = new Set<StoredValue>();
  readonly #runner = new GraphRunner();
  readonly #fallbacks = new Map<string, number>();
  #recorded = 0;

  override numDataIds(): number {
    return this.#data.numDataIds();
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override epsilon(): number {
    return 1e-7;
  }

  override timerAvailable(): boolean {
    return true;
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: false };
  }

  statistics(): Statistics {
    return { ...this.#runner.statistics, fallbacks: Object.fromEntries(this.#fallbacks) };
  }

  countFallback(kernel: string): void {
    this.#fallbacks.set(kernel, (this.#fallbacks.get(kernel) ?? 0) + 1);
  }

  override write(values: BackendValues, shape: number[], dtype: DataType): DataId {
    const id: DataId = {};
    this.#keep(id, new StoredValue(dtype, shape, values));
    return id;
  }

  override move(id: DataId, values: BackendValues, shape: number[], dtype: DataType, references: number): void {
    const isComplex = dtype === "complex64";
    const value = new StoredValue(dtype, shape, isComplex ? undefined : values);
    value.references = references;
    if (isComplex) {
      const { real, imag } = backend_util.splitRealAndImagArrays(values as Float32Array);
      value.parts = { real: this.adopt(real, shape, "float32"), imag: this.adopt(imag, shape, "float32") };
    }
    this.#keep(id, value);
  }

  /** Numbers that nobody else holds. */
  adopt(values: BackendValues, shape: readonly number[], dtype: DataType): TensorInfo {
    const id = this.write(values, [...shape], dtype);
    return { dataId: id, shape: [...shape], dtype };
  }

  /** A complex64 tensor of two real ones, which belong to it from now on. */
  join(real: TensorInfo, imag: TensorInfo): TensorInfo {
    const value = new StoredValue("complex64", real.shape);
    value.parts = { real, imag };
    const id: DataId = {};
    this.#keep(id, value);
    return { dataId: id, shape: real.shape, dtype: "complex64" };
  }

  /** The parts of a complex64 tensor, which keeps them. */
  parts(tensor: TensorInfo): { readonly real: TensorInfo; readonly imag: TensorInfo } {
    const { parts } = this.#data.get(tensor.dataId);
    if (!parts) throw new TypeError(`expected a complex64 tensor, got ${tensor.dtype}[${tensor.shape}]`);
    return parts;
  }

  /** The same numbers as a value of its own, which lives as long as it is used itself. */
  duplicate(tensor: TensorInfo): TensorInfo {
    const { shape, dtype } = tensor;
    const value = this.#data.get(tensor.dataId);
    if (value.producer) {
      const emit: Emit = (_, edges) => edges;
      const outputs = [{ shape, dtype }];
      const call = {
        kernel: "Identity",
        attributes: "",
        inputs: [tensor],
        ...usualComputation,
        outputs,
        emit,
      };
      return this.record(call)[0]!;
    }
    value.isShared = true;
    const copy = new StoredValue(dtype, value.shape, value.host);
    copy.layout = value.layout;
    const id: DataId = {};
    this.#keep(id, copy);
    return { dataId: id, shape, dtype };
  }

  /**
   * Promises that a tensor's numbers stay as they are as long as it lives. Graphs hold such weights from their first run
   * on, so that all runs round alike; other weights do so once they came with one structure often enough.
   */
  markConstant(id: DataId): void {
    this.#data.get(id).isConstant = true;
  }

  /** The numbers of a tensor if they are there already, in any order. The caller keeps no reference. */
  peek({ dataId }: TensorInfo): BackendValues | undefined {
    return this.#data.get(dataId).host;
  }

  /** The same numbers in another shape. */
  share(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
    this.incRef(tensor.dataId);
    return { dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype };
  }

  /** Puts a kernel call off until something that hangs together with it is read. */
  record(call: KernelCall): TensorInfo[] {
    if (this.#runner.holdsTooMuch(engine().state.numBytes)) this.#runPending();
    const { kernel, attributes, inputs, outputs: results, ...computation } = call;
    const operands = inputs.map(({ dataId, shape }): Operand => ({ value: this.#data.get(dataId), shape }));
    const outputs = results.map(({ dtype, shape }) => new StoredValue(dtype, shape));
    let graph = new PendingGraph();
    let key = `${kernel}(${attributes})`;
    for (const { value, shape } of operands) {
      key += `${value.dtype[0]}${shape}/`;
      value.pendingUses += 1;
      if (value.producer) graph = value.producer.graph.unite(graph);
    }
    const node: RecordedNode = { id: this.#recorded++, kernel, key, operands, outputs, ...computation, graph };
    graph.add(node);
    const infos = outputs.map((value, place) => {
      value.producer = node;
      const dataId: DataId = {};
      this.#keep(dataId, value);
      return { dataId, shape: [...results[place]!.shape], dtype: value.dtype };
    });
    this.#runner.bound(node.graph);
    return infos;
  }

  override incRef(id: DataId): void {
    this.#data.get(id).references += 1;
  }

  decRef(id: DataId): void {
    if (this.#data.has(id)) this.#data.get(id).references -= 1;
  }

  override refCount(id: DataId): number {
    return this.#data.has(id) ? this.#data.get(id).references : 0;
  }

  override disposeData(id: DataId, force = false): boolean {
    if (!this.#data.has(id)) return true;
    const value = this.#data.get(id);
    value.references -= 1;
    if (!force && value.references > 0) return false;
    value.references = 0;
    if (value.parts) {
      this.disposeData(value.parts.real.dataId);
      this.disposeData(value.parts.imag.dataId);
    }
    this.#data.delete(id);
    this.#alive.delete(value);
    this.#runner.release(value);
    return true;
  }

  override async read(id: DataId): Promise<BackendValues> {
    return this.readSync(id);
  }

  override readSync(id: DataId): BackendValues {
    const value = this.#data.get(id);
    if (value.parts) {
      const { real, imag } = value.parts;
      return backend_util.mergeRealAndImagArrays(
        this.readSync(real.dataId) as Float32Array,
        this.readSync(imag.dataId) as Float32Array,
      );
    }
    if (value.producer) this.#runner.run(value.producer.graph);
    if (value.layout === "image-blocks") throw new Error("expected a value that is read, got one between two graphs");
    // The value itself stays as it lies: graphs compiled for it go on serving it.
    if (value.layout !== "channels-last")
      return toChannelsLast(value.layout, hostType(value.dtype), hostValues(value), value.shape);
    if (!value.host) throw new Error("expected a value that was written or computed, got none");
    value.isShared = true;
    return value.host;
  }

  override async time(query: () => void): Promise<BackendTimingInfo> {
    this.#runPending();
    const start = util.now();
    query();
    this.#runPending();
    return { kernelMs: util.now() - start };
  }

  override dispose(): void {
    this.#runner.clear();
  }

  #keep(id: DataId, value: StoredValue): void {
    this.#data.set(id, value);
    this.#alive.add(value);
  }

  #runPending(): void {
    for (const value of [...this.#alive]) if (value.producer) this.#runner.run(value.producer.graph);
    this.#runner.settleAll();
  }
}
