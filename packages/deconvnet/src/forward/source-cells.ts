import type { LayerOf, Shape } from "@deconvscope/network";

/**
 * For a slice, a reflecting or a repeating pad: the input cell that each output cell is taken from, an axis at a time.
 * @param shape the input's, per image
 */
export function sourceCells(layer: LayerOf<"Slice"> | LayerOf<"Pad">, shape: Shape): number[][] {
  return shape.map((length, axis) => {
    const size = layer.shape[axis]!;
    if (layer.operator === "Slice") {
      return Array.from({ length: size }, (_, cell) => layer.starts[axis]! + cell * layer.steps[axis]!);
    }
    const before = layer.amounts[axis]![0];
    return Array.from({ length: size }, (_, cell) => foldCell(layer.mode, cell - before, length));
  });
}

function foldCell(mode: LayerOf<"Pad">["mode"], cell: number, length: number): number {
  if (mode === "edge") return Math.min(Math.max(cell, 0), length - 1);
  const mirrored = Math.abs(cell);
  return mirrored < length ? mirrored : 2 * (length - 1) - mirrored;
}
