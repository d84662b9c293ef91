import type { RecordedNode } from "./recorded-node.ts";

/** Recorded operations that hang together, directly or through others, by values that are not there yet. */
export class PendingGraph {
  nodes: RecordedNode[] = [];
  isSorted = true;
  /** Number of operations at which they are run, read or not. */
  runAt: number | undefined;

  add(node: RecordedNode): void {
    this.nodes.push(node);
    node.graph = this;
  }

  /** Takes over another's operations. @returns the larger of the two, which now holds all */
  unite(other: PendingGraph): PendingGraph {
    const [large, small] = this.nodes.length >= other.nodes.length ? [this, other] : [other, this];
    if (large === small) return large;
    for (const node of small.nodes) large.add(node);
    large.isSorted = false;
    small.nodes = [];
    return large;
  }

  /** In the order of recording. */
  inOrder(): readonly RecordedNode[] {
    if (!this.isSorted) this.nodes.sort((a, b) => a.id - b.id);
    this.isSorted = true;
    return this.nodes;
  }
}
