import { availableParallelism } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { settings } from "../settings.ts";
import type { NewProgram } from "./helper-thread.ts";
import { JobBoard } from "./job-board.ts";
import type { MapProgram } from "./map-program.ts";
import { SharedHeap } from "./shared-heap.ts";
import { compileProgram, instantiateProgram, type RunMaps } from "./web-assembly.ts";

const FLOAT = Float32Array.BYTES_PER_ELEMENT;
/** Bytes of a share: they stay in a core's own cache. */
const SHARE_BYTES = 262_144;
/** The work is bound by memory, which few threads saturate. */
const MOST_HELPERS = 7;

interface KnownProgram extends NewProgram {
  readonly run: RunMaps;
}

/** Runs programs on this thread and helpers, which are started when they are first of use. */
export class MapComputer {
  readonly heap = new SharedHeap();
  readonly #board = new JobBoard(this.heap.memory.buffer);
  readonly #programs = new Map<string, KnownProgram>();
  #helpers: readonly Worker[] | undefined;

  /**
   * Computes all maps of a program.
   * @param operands in the heap, or they are copied there
   * @param result in the heap, or it is copied from there
   * @throws RangeError if there is no memory for the copies
   */
  run(program: MapProgram, operands: readonly Float32Array[], result: Float32Array): void {
    const { heap } = this;
    const copies = [...operands, result].map((array) => (heap.has(array) ? undefined : this.#takeCopy(array)));
    const arrays = [...operands, result].map((array, place) => copies[place] ?? array);
    for (const [place, operand] of operands.entries()) if (copies[place]) copyNumbers(operand, copies[place]);
    this.#compute(program, arrays);
    const computed = copies.at(-1);
    if (computed) copyNumbers(computed, result);
    for (const copy of copies) if (copy) heap.give(copy);
  }

  async dispose(): Promise<void> {
    await Promise.all((this.#helpers ?? []).map((helper) => helper.terminate()));
  }

  #takeCopy({ length }: Float32Array): Float32Array {
    const copy = this.heap.take(length);
    if (!copy) throw new RangeError(`expected memory for ${length} numbers that several threads work on, got none`);
    return copy;
  }

  #compute(program: MapProgram, arrays: readonly Float32Array[]): void {
    const mapBytes = [...program.operandSizes, program.resultSize].map((size) => size * FLOAT);
    const bytes = mapBytes.reduce((sum, one) => sum + one, 0);
    const mapsPerShare = Math.max(1, Math.ceil(program.maps / 4096), Math.floor(SHARE_BYTES / bytes));
    const { program: number, run } = this.#programs.get(program.key) ?? this.#learn(program);
    if (program.maps > mapsPerShare) this.#helpers ??= this.#startHelpers();
    const areas = arrays.map(({ byteOffset }, place) => ({ address: byteOffset, mapBytes: mapBytes[place]! }));
    this.#board.post({ program: number, maps: program.maps, mapsPerShare, areas });
    for (let share = this.#board.take(); share; share = this.#board.take()) {
      run(...share.addresses, share.maps);
      this.#board.finishShare();
    }
    this.#board.waitForShares();
  }

  #learn({ key, code }: MapProgram): KnownProgram {
    const module = compileProgram(code());
    const known = { program: this.#programs.size, module, run: instantiateProgram(module, this.heap.memory) };
    for (const helper of this.#helpers ?? []) tell(helper, known);
    this.#programs.set(key, known);
    return known;
  }

  #startHelpers(): readonly Worker[] {
    const threads = settings().threads || availableParallelism();
    const file = new URL(`./helper-thread${path.extname(import.meta.url)}`, import.meta.url);
    return Array.from({ length: Math.min(threads - 1, MOST_HELPERS) }, () => {
      const helper = new Worker(file, { workerData: this.heap.memory, execArgv: [] });
      helper.unref();
      for (const known of this.#programs.values()) tell(helper, known);
      return helper;
    });
  }
}

/** As `set` does, which is slow where memory is shared. */
function copyNumbers(from: Float32Array, to: Float32Array): void {
  Buffer.from(from.buffer, from.byteOffset, from.byteLength).copy(Buffer.from(to.buffer, to.byteOffset, to.byteLength));
}

function tell(helper: Worker, { program, module }: NewProgram): void {
  helper.postMessage({ program, module });
}
