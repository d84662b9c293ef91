import { createHash } from "node:crypto";
import type { RecordedNode } from "./recorded-node.ts";
import type { StoredValue } from "./stored-value.ts";

/** A value that a graph reads and does not make, in the shape in which it is read. */
export interface Leaf {
  readonly value: StoredValue;
  readonly shape: readonly number[];
  /** Looks like a trained weight: better compiled into the graph than passed to it at each run. */
  isWeight: boolean;
}

/** Where an operand comes from: the leaf of that index, or that output of the node of that index. */
export type Source = { readonly leaf: number } | { readonly node: number; readonly output: number };

export interface PlannedNode {
  readonly node: RecordedNode;
  readonly sources: readonly Source[];
}

/** A value that somebody may still read. */
export interface PlannedOutput {
  readonly node: number;
  readonly output: number;
  readonly value: StoredValue;
  /** Whether it is wanted in blocks, or in any layout that is at hand; as a reader wants it otherwise. */
  readonly want: Want;
}

/** How a value is handed over. */
export type Want = "read" | "any" | "blocked";

/** What of a pending graph has to run, in an order that can. */
export interface GraphPlan {
  readonly nodes: readonly PlannedNode[];
  readonly leaves: readonly Leaf[];
  readonly outputs: readonly PlannedOutput[];
  /** Equal for plans that one compiled graph can serve. */
  readonly key: string;
}

/**
 * Leaves out what no live value needs, and numbers the rest.
 * @param wanted values that nobody reads but what runs later
 */
export function planGraph(
  nodes: readonly RecordedNode[],
  wanted: ReadonlyMap<StoredValue, Want> = new Map(),
): GraphPlan {
  const planned: PlannedNode[] = [];
  const places = new Map<RecordedNode, number>();
  const leaves: Leaf[] = [];
  const leafPlaces = new Map<StoredValue, Map<string, number>>();
  const outputs: PlannedOutput[] = [];
  const key: string[] = [];
  for (const node of neededNodes(nodes, wanted)) {
    const sources = node.operands.map(({ value, shape }, position): Source => {
      if (value.producer) {
        const output = value.producer.outputs.indexOf(value);
        return { node: places.get(value.producer)!, output };
      }
      const leaf = placeLeaf(value, shape);
      if (isWeight(node, position, value)) leaves[leaf]!.isWeight = true;
      return { leaf };
    });
    const place = planned.push({ node, sources }) - 1;
    places.set(node, place);
    key.push(node.key);
    for (const source of sources) key.push("leaf" in source ? `l${source.leaf}` : `${source.node}.${source.output}`);
    for (const [output, value] of node.outputs.entries()) {
      const want = wanted.get(value) ?? (value.isAlive ? "read" : undefined);
      if (!want) continue;
      outputs.push({ node: place, output, value, want });
      key.push(`>${output}${want}`);
    }
  }
  for (const { value, isWeight } of leaves) {
    key.push(
      `${value.dtype[0]}${isWeight ? "w" : ""}${value.layout === "channels-last" ? "" : `${value.layout}${value.shape}`}`,
    );
  }
  return { nodes: planned, leaves, outputs, key: createHash("sha256").update(key.join("|")).digest("base64") };

  function placeLeaf(value: StoredValue, shape: readonly number[]): number {
    const views = leafPlaces.get(value) ?? new Map<string, number>();
    leafPlaces.set(value, views);
    const isTurned = value.layout !== "channels-last";
    const view = isTurned ? "" : shape.join();
    const known = views.get(view);
    if (known !== undefined) return known;
    const place = leaves.push({ value, shape: isTurned ? value.shape : shape, isWeight: false }) - 1;
    views.set(view, place);
    return place;
  }
}

/** Those that a live value, or one that is wanted, needs. */
export function neededNodes(
  nodes: readonly RecordedNode[],
  wanted: ReadonlyMap<StoredValue, Want> = new Map(),
): readonly RecordedNode[] {
  const needed = new Set<RecordedNode>();
  for (const node of nodes.toReversed()) {
    if (!needed.has(node) && !node.outputs.some((value) => value.isAlive || wanted.has(value))) continue;
    needed.add(node);
    for (const { value } of node.operands) if (value.producer) needed.add(value.producer);
  }
  return nodes.filter((node) => needed.has(node));
}

/** A value that nobody can use again is no weight, wherever it stands. */
function isWeight(node: RecordedNode, position: number, value: StoredValue): boolean {
  if (!value.isAlive) return false;
  return node.weights.includes(position) || (value.isUploaded && node.uploadedWeights.includes(position));
}
