import type { InferenceSession } from "onnxruntime-node";
import type { Layout, StoredValue } from "../graph/stored-value.ts";
import { createNativeSession, type NativeSession, NativeTensor } from "../onnx/binding.ts";
import { elementCode, type HostArray, type HostType } from "../onnx/element-type.ts";
import { settings } from "../settings.ts";

/** A tensor that goes into or comes out of a compiled graph. */
export interface Port {
  readonly name: string;
  readonly type: HostType;
  readonly shape: readonly number[];
}

/** What a compiled graph is connected to. */
export interface GraphPorts {
  /** Each with the index of the leaf that is fed to it. */
  readonly inputs: readonly (Port & { readonly leaf: number })[];
  readonly outputs: readonly (Port & { readonly layout: Layout })[];
  /**
   * An output before all others, of a type that JavaScript does not have. The native binding copies outputs into new
   * arrays though they have been written into those they were given; it stops before the first when it meets this one.
   */
  readonly veil: string | undefined;
  /** Values that are part of the graph. */
  readonly frozen: readonly StoredValue[];
  /** The kernel calls it is made of, with shapes, for error messages. */
  readonly calls: readonly string[];
  /** Whether one thread is enough. */
  readonly isSmall: boolean;
  /** Memory that it holds on to, about. */
  readonly bytes: number;
}

/** How long idle threads spin for the next operator in any case: waking them costs as much, and there are hundreds. */
const BRIDGE_MICROSECONDS = 100;

/** What the native binding says of a veil, once everything is computed. */
const VEILED = `Tensor type (${elementCode.bfloat16}) is not supported`;

let profiles = 0;

/** A graph as ONNX Runtime has optimized it, ready to run. */
export class CompiledGraph {
  readonly ports: GraphPorts;
  readonly #session: NativeSession;
  readonly #isProfiled: boolean;

  /** @throws Error naming kernels and shapes, if ONNX Runtime refuses the graph */
  constructor(model: Uint8Array, ports: GraphPorts) {
    this.ports = ports;
    this.#session = createNativeSession();
    const options = sessionOptions(ports.isSmall);
    this.#isProfiled = options.enableProfiling === true;
    this.#explain("compile", () => this.#session.loadModel(model.buffer, model.byteOffset, model.byteLength, options));
    for (const value of ports.frozen) value.compiled.add(this);
  }

  /**
   * Runs on the calling thread.
   * @param inputs in the order of `ports.inputs`
   * @param outputs in the order of `ports.outputs`; they are written into
   * @throws Error naming kernel and shapes, if ONNX Runtime fails
   */
  run(inputs: readonly HostArray[], outputs: readonly HostArray[]): void {
    const feeds = asTensors(this.ports.inputs, inputs);
    const fetches = asTensors(this.ports.outputs, outputs);
    const { veil } = this.ports;
    this.#explain("run", () => {
      if (veil === undefined) this.#session.run(feeds, fetches, {});
      else this.#runVeiled(feeds, { [veil]: null, ...fetches });
    });
  }

  #runVeiled(
    feeds: Readonly<Record<string, NativeTensor>>,
    fetches: Readonly<Record<string, NativeTensor | null>>,
  ): void {
    try {
      this.#session.run(feeds, fetches, {});
    } catch (error) {
      if (!(error instanceof Error && error.message.includes(VEILED))) throw error;
    }
  }

  dispose(): void {
    for (const value of this.ports.frozen) value.compiled.delete(this);
    if (this.#isProfiled) this.#session.endProfiling();
    this.#session.dispose();
  }

  #explain(what: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const place = Number(/#(\d+)\//.exec(message)?.[1] ?? Number.NaN);
      const calls = this.ports.calls;
      const call = calls[place] ?? (calls.length > 6 ? [...calls.slice(0, 6), "…"] : calls).join(", ");
      throw new Error(`onnxruntime cannot ${what} ${call}: ${message}`, { cause: error });
    }
  }
}

function asTensors(ports: readonly Port[], arrays: readonly HostArray[]): Record<string, NativeTensor> {
  return Object.fromEntries(
    ports.map(({ name, type, shape }, place) => [name, new NativeTensor(type, arrays[place]!, shape)]),
  );
}

function sessionOptions(isSmall: boolean): InferenceSession.SessionOptions {
  const { threads, spinning, profilePrefix } = settings();
  const profile = profilePrefix ? { enableProfiling: true, profileFilePrefix: `${profilePrefix}${++profiles}` } : {};
  return {
    intraOpNumThreads: isSmall ? 1 : threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    // What goes wrong is thrown, with more to it.
    logSeverityLevel: 4,
    extra: { session: { intra_op: spinning ? {} : { spin_duration_us: String(BRIDGE_MICROSECONDS) } } },
    ...profile,
  };
}
