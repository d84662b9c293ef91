import { util } from "@tensorflow/tfjs-core";
import { hostType, hostValues } from "../graph/compile-graph.ts";
import type { PendingGraph } from "../graph/pending-graph.ts";
import { type GraphPlan, planGraph } from "../graph/plan-graph.ts";
import type { RecordedNode } from "../graph/recorded-node.ts";
import { type StagedProgram, splitStages } from "../graph/split-stages.ts";
import type { Layout, StoredValue } from "../graph/stored-value.ts";
import type { HostArray } from "../onnx/element-type.ts";
import { settings } from "../settings.ts";
import { MapComputer } from "../wasm/map-computer.ts";
import { BufferPool } from "./buffer-pool.ts";
import { findPeriod } from "./find-period.ts";
import { GraphCache } from "./graph-cache.ts";

/** Unread operations are looked at for a repeating block whenever their number is a multiple of this. */
const PERIOD_CHECK = 256;
/**
 * Memory that unread operations may keep of tensors that the program has disposed of, besides twice what it has now: an
 * optimizer's update replaces all parameters, and is not to be torn apart.
 */
const MAX_HELD_BYTES = 256 * 2 ** 20;

/** Runs recorded operations, and gives back what they needed. */
export class GraphRunner {
  readonly #graphs = new GraphCache();
  readonly #buffers = new BufferPool();
  readonly #maps = new MapComputer();
  #heldBytes = 0;
  #runs = 0;

  get statistics(): { sessions: number; bytes: number; compilations: number; runs: number } {
    const { size: sessions, bytes, compilations } = this.#graphs;
    return { sessions, bytes, compilations, runs: this.#runs };
  }

  /** Runs what hangs together, and keeps whatever is still in use. */
  run(pending: PendingGraph): void {
    for (const { nodes, programs, wanted } of splitStages(pending.inOrder())) {
      try {
        this.#runGraph(planGraph(nodes, wanted));
        for (const staged of programs) this.#runProgram(staged);
      } catch (error) {
        this.#leaveHeap(pending.nodes);
        throw error;
      }
      const done = new Set([...nodes, ...programs.map(({ node }) => node)]);
      this.#settle(done);
      // Should a later stage fail, only what is left runs again.
      pending.nodes = pending.nodes.filter((node) => !done.has(node));
    }
    this.#settle(pending.nodes);
  }

  #runGraph(plan: GraphPlan): void {
    if (plan.outputs.length === 0) return;
    const graph = this.#graphs.get(plan);
    const inputs = graph.ports.inputs.map(({ leaf }) => hostValues(plan.leaves[leaf]!.value));
    const outputs = plan.outputs.map(({ value, want }) => this.#take(value, want === "blocked"));
    graph.run(inputs, outputs);
    this.#runs += 1;
    for (const [place, { value }] of plan.outputs.entries())
      this.#put(value, outputs[place]!, graph.ports.outputs[place]!.layout);
  }

  #runProgram({ node, program, layout }: StagedProgram): void {
    const { operands, outputs } = node;
    const [output] = outputs;
    const result = this.#take(output!, true);
    const numbers = operands.map(({ value }) => hostValues(value) as Float32Array);
    this.#maps.run(program, numbers, result as Float32Array);
    this.#put(output!, result, layout);
  }

  /** After a failure: what is there for operations that have not run is kept elsewhere, and the heap is free. */
  #leaveHeap(nodes: readonly RecordedNode[]): void {
    const { heap } = this.#maps;
    for (const { operands } of nodes)
      for (const { value } of operands)
        if (value.host && heap.has(value.host)) value.host = Float32Array.from(value.host as Float32Array);
    heap.clear();
  }

  /** An array for a value. @param isForPrograms where they read or write it, unless others get to see it too */
  #take({ dtype, size, isAlive }: StoredValue, isForPrograms: boolean): HostArray {
    const shared = isForPrograms && !isAlive ? this.#maps.heap.take(size) : undefined;
    return shared ?? this.#buffers.take(hostType(dtype), size);
  }

  #put(value: StoredValue, numbers: HostArray, layout: Layout): void {
    value.host = numbers;
    value.layout = layout;
    if (!value.isAlive) this.#heldBytes += byteSize(value);
  }

  /** Runs what nobody reads: at the end of a repeating block, so that the next blocks find its graph compiled. */
  bound(graph: PendingGraph): void {
    const count = graph.nodes.length;
    if (count % PERIOD_CHECK === 0 && graph.runAt === undefined) {
      const period = findPeriod(graph.inOrder().map(({ key }) => key));
      if (period > 0) graph.runAt = Math.ceil(count / period) * period;
    }
    if (count >= (graph.runAt ?? settings().maxPending)) this.run(graph);
  }

  /** Whether unread operations keep more than they should of tensors that are gone. @param liveBytes of all others */
  holdsTooMuch(liveBytes: number): boolean {
    return this.#heldBytes > MAX_HELD_BYTES + 2 * liveBytes;
  }

  /** A value that nobody can use again, but operations that have not run. */
  release(value: StoredValue): void {
    for (const graph of value.compiled) this.#graphs.delete(graph);
    if (value.pendingUses > 0 && value.host) this.#heldBytes += byteSize(value);
    this.#recycle(value);
  }

  /** Nothing is pending any more. */
  settleAll(): void {
    this.#heldBytes = 0;
  }

  clear(): void {
    this.#graphs.clear();
    this.#buffers.clear();
    void this.#maps.dispose();
  }

  #settle(nodes: Iterable<RecordedNode>): void {
    for (const { outputs } of nodes) for (const value of outputs) value.producer = undefined;
    for (const { operands } of nodes) {
      for (const { value } of operands) {
        value.pendingUses -= 1;
        if (value.isAlive) continue;
        if (value.pendingUses === 0 && value.host) this.#heldBytes = Math.max(0, this.#heldBytes - byteSize(value));
        this.#recycle(value);
      }
    }
  }

  #recycle(value: StoredValue): void {
    if (value.pendingUses > 0 || value.isShared || !value.host || value.dtype === "string") return;
    const array: HostArray = hostValues(value);
    value.host = undefined;
    if (this.#maps.heap.has(array)) this.#maps.heap.give(array as Float32Array);
    else this.#buffers.give(hostType(value.dtype), array);
  }
}

function byteSize({ size, dtype }: StoredValue): number {
  return size * util.bytesPerElement(dtype);
}
