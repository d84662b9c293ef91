import { util } from "@tensorflow/tfjs-core";
import { compileGraph } from "../graph/compile-graph.ts";
import type { GraphPlan } from "../graph/plan-graph.ts";
import { settings } from "../settings.ts";
import type { CompiledGraph } from "./compiled-graph.ts";

/** What is known of plans of one key. */
interface Structure {
  /** Takes its weights at each run. */
  general?: CompiledGraph;
  /** By the identity of their frozen weights. */
  readonly frozen: Map<string, CompiledGraph>;
  /** How often weights came that no graph was compiled for, by their identity. */
  readonly sightings: Map<string, number>;
}

/** A graph that is kept. */
interface KeptGraph {
  /** Identity of its frozen weights; empty if it has none. */
  readonly weights: string;
  readonly forget: () => void;
}

/** Weights that came so often with one structure will come again. */
const SIGHTINGS_TO_FREEZE = 3;
const MAX_SIGHTINGS = 64;
/** Structures remembered, compiled or not. */
const MAX_STRUCTURES = 1024;
/**
 * Graphs of the same weights differ in sizes alone, of which few are in use at a time: together they hold on to this share
 * of the memory at most, and give way before others do; so many are kept in any case.
 */
const SHARE_OF_SAME_WEIGHTS = 0.25;
const FEWEST_OF_SAME_WEIGHTS = 4;
/** ONNX models, as protocol buffers, end at 2 GiB; what is left is for all but weights. */
const MAX_FROZEN_BYTES = 2 ** 31 - 2 ** 26;

/**
 * Compiled graphs, by the structure of what they compute. Weights are frozen into a graph at once; a structure whose
 * weights turn out to change gets a graph that takes them as inputs.
 */
export class GraphCache {
  compilations = 0;
  readonly #structures = new Map<string, Structure>();
  /** Unused longest first. */
  readonly #recent = new Map<CompiledGraph, KeptGraph>();
  readonly #identities = new WeakMap<object, number>();
  #nextIdentity = 1;
  #bytes = 0;

  get size(): number {
    return this.#recent.size;
  }

  /** Memory that the graphs hold on to, about. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The graph to run a plan with, compiled if there is none. */
  get(plan: GraphPlan): CompiledGraph {
    const known = this.#structures.get(plan.key);
    const structure = known ?? this.#remember(plan.key);
    const identity = this.#identify(plan);
    const graph = structure.frozen.get(identity) ?? this.#getUnfrozen(plan, structure, identity, known === undefined);
    const kept = this.#recent.get(graph)!;
    this.#recent.delete(graph);
    this.#recent.set(graph, kept);
    return graph;
  }

  /** Frees a graph, e.g. because a value that it holds is gone. */
  delete(graph: CompiledGraph): void {
    const kept = this.#recent.get(graph);
    if (!kept) return;
    this.#recent.delete(graph);
    this.#bytes -= graph.ports.bytes;
    kept.forget();
    graph.dispose();
  }

  clear(): void {
    for (const graph of [...this.#recent.keys()]) this.delete(graph);
  }

  #getUnfrozen(plan: GraphPlan, structure: Structure, identity: string, isNew: boolean): CompiledGraph {
    if (identity === "" || weightBytes(plan) > MAX_FROZEN_BYTES)
      return structure.general ?? this.#compileGeneral(plan, structure);
    const sightings = (structure.sightings.get(identity) ?? 0) + 1;
    if (!isNew && sightings < SIGHTINGS_TO_FREEZE && !hasConstantWeights(plan)) {
      if (structure.sightings.size >= MAX_SIGHTINGS) structure.sightings.clear();
      structure.sightings.set(identity, sightings);
      return structure.general ?? this.#compileGeneral(plan, structure);
    }
    structure.sightings.delete(identity);
    const graph = this.#compile(plan, { weights: identity, forget: () => structure.frozen.delete(identity) });
    this.#boundSameWeights(identity);
    structure.frozen.set(identity, graph);
    return graph;
  }

  #compileGeneral(plan: GraphPlan, structure: Structure): CompiledGraph {
    const forget = () => {
      delete structure.general;
    };
    const graph = this.#compile(plan, { weights: "", forget });
    structure.general = graph;
    return graph;
  }

  #compile(plan: GraphPlan, kept: KeptGraph): CompiledGraph {
    const graph = compileGraph(plan, kept.weights !== "");
    this.compilations += 1;
    this.#bytes += graph.ports.bytes;
    this.#recent.set(graph, kept);
    const { maxSessions, maxMegabytes } = settings();
    for (const oldest of this.#recent.keys()) {
      if (oldest === graph) break;
      if (this.#recent.size <= maxSessions && this.#bytes <= maxMegabytes * 2 ** 20) break;
      this.delete(oldest);
    }
    return graph;
  }

  #boundSameWeights(weights: string): void {
    const same = [...this.#recent].flatMap(([graph, kept]) => (kept.weights === weights ? [graph] : []));
    let bytes = same.reduce((sum, { ports }) => sum + ports.bytes, 0);
    for (const oldest of same.slice(0, -FEWEST_OF_SAME_WEIGHTS)) {
      if (bytes <= SHARE_OF_SAME_WEIGHTS * settings().maxMegabytes * 2 ** 20) break;
      bytes -= oldest.ports.bytes;
      this.delete(oldest);
    }
  }

  /** An empty structure is kept too: it tells that weights were frozen before, and changed. */
  #remember(key: string): Structure {
    for (const [oldest, { general, frozen }] of this.#structures) {
      if (this.#structures.size < MAX_STRUCTURES) break;
      if (!general && frozen.size === 0) this.#structures.delete(oldest);
    }
    const structure: Structure = { frozen: new Map(), sightings: new Map() };
    this.#structures.set(key, structure);
    return structure;
  }

  /** Of a plan's weights; empty if it has none. */
  #identify(plan: GraphPlan): string {
    const identities: number[] = [];
    for (const { value, isWeight } of plan.leaves) {
      if (!isWeight) continue;
      const identity = this.#identities.get(value) ?? this.#nextIdentity++;
      this.#identities.set(value, identity);
      identities.push(identity);
    }
    return identities.join();
  }
}

function hasConstantWeights({ leaves }: GraphPlan): boolean {
  return leaves.every(({ value, isWeight }) => !isWeight || value.isConstant);
}

function weightBytes({ leaves }: GraphPlan): number {
  return leaves.reduce(
    (sum, { value, isWeight }) => sum + (isWeight ? value.size * util.bytesPerElement(value.dtype) : 0),
    0,
  );
}
