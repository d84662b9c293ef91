import type { GraphLayer } from "./graph-layer.ts";

export interface GraphPlace {
  /** Longest way from an input, in layers. */
  readonly column: number;
  /** From the top within the column. */
  readonly lane: number;
}

/**
 * Columns by depth; layers of one depth stand under each other.
 * @throws RangeError if an input is unknown or the layers form a cycle
 */
export function placeInColumns(layers: readonly GraphLayer[]): Map<string, GraphPlace> {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const columns = new Map<string, number>();
  const inProgress = new Set<string>();

  for (const layer of layers) {
    // Depth first without recursion: networks are deeper than the call stack may be.
    const pending = [layer];
    while (pending.length > 0) {
      const top = pending.at(-1);
      if (!top || columns.has(top.id)) {
        pending.pop();
        continue;
      }
      inProgress.add(top.id);
      const waiting = inputsOf(top, byId).filter(({ id }) => !columns.has(id));
      const cycle = waiting.find(({ id }) => inProgress.has(id));
      if (cycle) throw new RangeError(`layers: expected no cycle, got one through ${JSON.stringify(cycle.id)}`);
      if (waiting.length > 0) {
        pending.push(...waiting);
        continue;
      }
      columns.set(top.id, Math.max(-1, ...top.inputs.map((id) => columns.get(id) ?? -1)) + 1);
      inProgress.delete(top.id);
      pending.pop();
    }
  }

  const lanes = new Map<number, number>();
  return new Map(
    layers.map(({ id }) => {
      const column = columns.get(id) ?? 0;
      const lane = lanes.get(column) ?? 0;
      lanes.set(column, lane + 1);
      return [id, { column, lane }];
    }),
  );
}

function inputsOf(layer: GraphLayer, byId: ReadonlyMap<string, GraphLayer>): GraphLayer[] {
  return layer.inputs.map((id) => {
    const input = byId.get(id);
    if (!input) throw new RangeError(`${layer.id}.inputs: expected a layer's id, got ${JSON.stringify(id)}`);
    return input;
  });
}
