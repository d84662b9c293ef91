import type { Layer, Network } from "../network.ts";

/**
 * The input rows (axis 0) or columns (axis 1) that a unit reads, walked one layer at a time, cell by cell.
 * @param bounded whether cells outside a map are padding, which reads nothing; else maps go on for ever
 */
export function reach(
  network: Network,
  layer: Layer,
  index: number,
  axis: 0 | 1,
  bounded: boolean,
): ReadonlySet<number> {
  const waiting = new Map<string, Set<number>>([[layer.name, new Set([index])]]);
  for (const step of network.layers.toReversed()) {
    const units = waiting.get(step.name);
    if (!units) continue;
    if (step.operator === "Input") return units;
    for (const name of step.inputs) {
      const before = network.layers.find((one) => one.name === name);
      const length = before?.shape[axis] ?? 0;
      const cells = waiting.get(name) ?? new Set();
      waiting.set(name, cells);
      for (const unit of units) {
        for (const cell of cellsRead(step, unit, axis, length)) {
          if (!bounded || (cell >= 0 && cell < length)) cells.add(cell);
        }
      }
    }
  }
  return new Set();
}

function cellsRead(layer: Layer, unit: number, axis: 0 | 1, length: number): number[] {
  switch (layer.operator) {
    case "Conv":
    case "MaxPool":
    case "AveragePool": {
      const before = axis === 0 ? layer.pads.top : layer.pads.left;
      return Array.from(
        { length: layer.kernel[axis] },
        (_, tap) => unit * layer.strides[axis] - before + tap * layer.dilations[axis],
      );
    }
    case "GlobalAveragePool":
      return Array.from({ length }, (_, cell) => cell);
    case "Slice":
      return [(layer.starts[axis] ?? 0) + unit * (layer.steps[axis] ?? 1)];
    case "Pad": {
      const cell = unit - (layer.amounts[axis]?.[0] ?? 0);
      if (layer.mode === "constant" || (cell >= 0 && cell < length)) return [cell];
      if (layer.mode === "edge") return [Math.min(Math.max(cell, 0), length - 1)];
      return [cell < 0 ? -cell : 2 * (length - 1) - cell];
    }
    default:
      return length === 1 && layer.shape[axis] !== 1 ? [0] : [unit];
  }
}
