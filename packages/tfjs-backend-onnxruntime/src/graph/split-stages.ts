import { util } from "@tensorflow/tfjs-core";
import type { MapProgram } from "../wasm/map-program.ts";
import { neededNodes, type Want } from "./plan-graph.ts";
import type { RecordedNode } from "./recorded-node.ts";
import type { StoredValue } from "./stored-value.ts";

/** Threads share memory for what programs read and write: of more, operations do without programs. */
const MOST_PROGRAM_BYTES = 2 ** 30;

/** An operation's program, and how it leaves its result. */
export interface StagedProgram {
  readonly node: RecordedNode;
  readonly program: MapProgram;
  readonly layout: MapProgram["resultLayout"] | "image-blocks";
}

/** Operations that run as one graph, and those with programs of their own that run after it. */
export interface Stage {
  readonly nodes: readonly RecordedNode[];
  /** Each reads what this stage's graph, or an earlier stage, makes. */
  readonly programs: readonly StagedProgram[];
  /** What later stages and this one's programs read of this stage's graph. */
  readonly wanted: ReadonlyMap<StoredValue, Want>;
}

/**
 * Cuts recorded operations where one has a program of its own, that is where all it reads is made by others or there in
 * blocks. What nobody reads but later stages is made by them, so that little is handed over.
 * @param nodes in the order of recording
 */
export function splitStages(nodes: readonly RecordedNode[]): readonly Stage[] {
  const bytes = nodes.filter(hasProgram).reduce((sum, node) => sum + countBytes(node), 0);
  if (bytes === 0 || bytes > MOST_PROGRAM_BYTES) return [{ nodes, programs: [], wanted: new Map() }];
  const needed = neededNodes(nodes);
  const levels = lower(needed, findEarliest(needed));
  const count = Math.max(...levels.values()) + 1;
  return Array.from({ length: count }, (_, level) => {
    const own = needed.filter((node) => levels.get(node) === level);
    return {
      nodes: own.filter((node) => !hasProgram(node)),
      programs: own.filter(hasProgram).map((node) => chooseProgram(node, needed)),
      wanted: findWanted(needed, levels, level),
    };
  });
}

/** Blocks of images where all readers take them. */
function chooseProgram(node: RecordedNode, nodes: readonly RecordedNode[]): StagedProgram {
  const [result] = node.outputs as [StoredValue];
  const takesImages = nodes.every(({ operands, readsImageBlocks }) =>
    operands.every(
      ({ value, shape }, place) =>
        value !== result || (readsImageBlocks.includes(place) && util.arraysEqual([...value.shape], [...shape])),
    ),
  );
  const program = node.program as MapProgram;
  const inImages = takesImages && !result.isAlive ? program.inImageBlocks : undefined;
  return inImages
    ? { node, program: inImages, layout: "image-blocks" }
    : { node, program, layout: program.resultLayout };
}

/** What a program reads and writes. */
function countBytes({ operands, outputs }: RecordedNode): number {
  const values = [...operands.map(({ value }) => value), ...outputs];
  return values.reduce((sum, { size }) => sum + size * Float32Array.BYTES_PER_ELEMENT, 0);
}

function hasProgram({ program, operands }: RecordedNode): boolean {
  return (
    program !== undefined &&
    operands.every(
      ({ value, shape }) =>
        (value.producer !== undefined || value.layout === "blocked") && util.arraysEqual([...value.shape], [...shape]),
    )
  );
}

/** The first stage in which each can run. */
function findEarliest(nodes: readonly RecordedNode[]): ReadonlyMap<RecordedNode, number> {
  const levels = new Map<RecordedNode, number>();
  for (const node of nodes) {
    const after = node.operands.map(({ value: { producer } }) =>
      producer ? levels.get(producer)! + (hasProgram(producer) ? 1 : 0) : 0,
    );
    levels.set(node, Math.max(0, ...after));
  }
  return levels;
}

/** What nobody reads but others runs in the first stage in which one of them does. */
function lower(
  nodes: readonly RecordedNode[],
  earliest: ReadonlyMap<RecordedNode, number>,
): ReadonlyMap<RecordedNode, number> {
  const readers = new Map<RecordedNode, number>();
  const levels = new Map<RecordedNode, number>();
  for (const node of nodes.toReversed()) {
    const isFixed = hasProgram(node) || node.outputs.some(({ isAlive }) => isAlive);
    const level = isFixed ? earliest.get(node)! : (readers.get(node) ?? earliest.get(node)!);
    levels.set(node, level);
    for (const { value } of node.operands) {
      const { producer } = value;
      if (producer) readers.set(producer, Math.min(readers.get(producer) ?? level, level));
    }
  }
  return levels;
}

function findWanted(
  nodes: readonly RecordedNode[],
  levels: ReadonlyMap<RecordedNode, number>,
  level: number,
): ReadonlyMap<StoredValue, Want> {
  const wanted = new Map<StoredValue, Want>();
  for (const node of nodes) {
    for (const { value } of node.operands) {
      const { producer } = value;
      if (!producer || hasProgram(producer) || levels.get(producer) !== level) continue;
      if (hasProgram(node)) wanted.set(value, "blocked");
      else if (levels.get(node)! > level && !wanted.has(value)) wanted.set(value, value.isAlive ? "read" : "any");
    }
  }
  return wanted;
}
