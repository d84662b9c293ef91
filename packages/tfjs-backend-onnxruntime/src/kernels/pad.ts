import { MirrorPad, type MirrorPadAttrs, PadV2, type PadV2Attrs, Tile, type TileAttrs } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { keepLayout } from "./keep-layout.ts";

/** Which element stands at each place of an axis whose ends are mirrored, with or without repeating the last ones. */
function mirroredIndices(extent: number, [before, behind]: readonly [number, number], repeatsEnds: boolean): number[] {
  const shift = repeatsEnds ? 1 : 0;
  return Array.from({ length: before + extent + behind }, (_, place) => {
    const index = place - before;
    if (index < 0) return -index - shift;
    return index < extent ? index : 2 * (extent - 1) - index + shift;
  });
}

/** Kernels that make a tensor larger by what is in it. */
export const padKernels = [
  defineKernel<Inputs<"x">, PadV2Attrs>(PadV2, ({ x }, { paddings, constantValue }) => ({
    inputs: [x],
    outputs: [
      { shape: x.shape.map((extent, axis) => extent + paddings[axis]![0] + paddings[axis]![1]), dtype: x.dtype },
    ],
    emit: (graph, [input]) => [graph.pad(input!, paddings, constantValue)],
  })),
  defineKernel<Inputs<"x">, MirrorPadAttrs>(MirrorPad, ({ x }, { paddings, mode }) => ({
    inputs: [x],
    outputs: [
      { shape: x.shape.map((extent, axis) => extent + paddings[axis]![0] + paddings[axis]![1]), dtype: x.dtype },
    ],
    emit: (graph, [input]) => [
      keepLayout(graph, input!, (source, axes) =>
        axes.reduce((part, axis, place) => {
          const margins = paddings[axis]!;
          if (margins[0] + margins[1] === 0) return part;
          const indices = mirroredIndices(part.shape[place]!, margins, mode === "symmetric");
          const shape = part.shape.with(place, indices.length);
          return graph.add("Gather", [part, graph.integers(indices)], part.type, shape, { axis: place });
        }, source),
      ),
    ],
  })),
  defineKernel<Inputs<"x">, TileAttrs>(Tile, ({ x }, { reps }) => ({
    inputs: [x],
    outputs: [{ shape: x.shape.map((extent, axis) => extent * reps[axis]!), dtype: x.dtype }],
    emit: (graph, [input]) => [
      keepLayout(graph, input!, (source, axes) => {
        const repeats = axes.map((axis) => reps[axis]!);
        const shape = source.shape.map((extent, place) => extent * repeats[place]!);
        return graph.add("Tile", [source, graph.integers(repeats)], source.type, shape);
      }),
    ],
  })),
];
