import {
  ResizeBilinear,
  type ResizeBilinearAttrs,
  ResizeBilinearGrad,
  ResizeNearestNeighbor,
  ResizeNearestNeighborGrad,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs, type Recording } from "./define-kernel.ts";
import { keepLayout } from "./keep-layout.ts";

type Size4 = [number, number, number, number];

/** Of each new element: the old ones it lies between, and how far it is from the lower to the upper. */
interface Sampling {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly fraction: readonly number[];
}

type Sample = (oldSize: number, newSize: number, options: Omit<ResizeBilinearAttrs, "size">) => Sampling;

export const resizeKernels = [
  defineKernel<Inputs<"images">, ResizeBilinearAttrs>(ResizeBilinear, ({ images }, attributes) =>
    resize(images, attributes, sampleLinearly, "float32"),
  ),
  defineKernel<Inputs<"images">, ResizeBilinearAttrs>(ResizeNearestNeighbor, ({ images }, attributes) =>
    resize(images, attributes, sampleNearest, images.dtype),
  ),
  defineKernel<Inputs<"images" | "dy">, ResizeBilinearAttrs>(ResizeBilinearGrad, ({ images, dy }, attributes) =>
    spread(images, dy, attributes, sampleLinearly),
  ),
  defineKernel<Inputs<"images" | "dy">, ResizeBilinearAttrs>(ResizeNearestNeighborGrad, ({ images, dy }, attributes) =>
    spread(images, dy, attributes, sampleNearest),
  ),
];

function resize(
  images: TensorInfo,
  { size, ...options }: ResizeBilinearAttrs,
  sample: Sample,
  dtype: TensorInfo["dtype"],
): Recording {
  const [n, height, width, c] = images.shape as Size4;
  const samplings = [undefined, sample(height, size[0], options), sample(width, size[1], options), undefined];
  return {
    inputs: [images],
    outputs: [{ shape: [n, ...size, c], dtype }],
    emit: (graph, [input]) => [
      keepLayout(graph, graph.cast(input!, dtype === "float32" ? "float32" : input!.type), (source, axes) =>
        axes.reduce((maps, axis, place) => {
          const sampling = samplings[axis];
          return sampling ? addSampling(graph, maps, place, sampling) : maps;
        }, source),
      ),
    ],
  };
}

function addSampling(graph: GraphBuilder, x: Edge, place: number, { lower, upper, fraction }: Sampling): Edge {
  const shape = x.shape.with(place, lower.length);
  const take = (indices: readonly number[]) =>
    graph.add("Gather", [x, graph.integers(indices)], x.type, shape, { axis: place });
  const first = take(lower);
  if (fraction.every((share) => share === 0)) return first;
  const spaced = shape.map((extent, axis) => (axis === place ? extent : 1));
  const shares = graph.constant("float32", spaced, Float32Array.from(fraction));
  const difference = graph.add("Sub", [take(upper), first], "float32", shape);
  return graph.add("Add", [first, graph.add("Mul", [difference, shares], "float32", shape)], "float32", shape);
}

/** The transpose of resizing, as products with its matrices. TensorFlow.js gives no thought to half pixels here. */
function spread(
  images: TensorInfo,
  dy: TensorInfo,
  { alignCorners }: ResizeBilinearAttrs,
  sample: Sample,
): Recording | undefined {
  const [n, height, width, c] = images.shape as Size4;
  const [, newHeight, newWidth] = dy.shape as Size4;
  const options = { alignCorners, halfPixelCenters: false };
  if (images.dtype !== "float32" || dy.dtype !== "float32") return undefined;
  return {
    inputs: [images, dy],
    outputs: [{ shape: images.shape, dtype: "float32" }],
    emit: (graph, [, gradient]) => {
      const rows = toMatrix(sample(height, newHeight, options), height);
      const columns = toMatrix(sample(width, newWidth, options), width);
      const maps = graph.toChannelsFirst(gradient!);
      const left = graph.constant("float32", [newHeight, height], rows);
      const right = graph.constant("float32", [newWidth, width], columns);
      const narrow = graph.add("MatMul", [maps, right], "float32", [n, c, newHeight, width]);
      const turned = graph.transpose(left, [1, 0]);
      return [graph.toChannelsLast(graph.add("MatMul", [turned, narrow], "float32", [n, c, height, width]))];
    },
  };
}

/** [new, old] weights of a sampling. */
function toMatrix({ lower, upper, fraction }: Sampling, oldSize: number): Float32Array {
  const matrix = new Float32Array(lower.length * oldSize);
  for (const [place, share] of fraction.entries()) {
    matrix[place * oldSize + lower[place]!]! += 1 - share;
    matrix[place * oldSize + upper[place]!]! += share;
  }
  return matrix;
}

const sampleLinearly: Sample = (oldSize, newSize, { alignCorners, halfPixelCenters }) => {
  const ratio = stepRatio(oldSize, newSize, alignCorners);
  const places = Array.from({ length: newSize }, (_, place) =>
    halfPixelCenters ? ratio * (place + 0.5) - 0.5 : ratio * place,
  );
  const lower = places.map((place) => Math.max(0, Math.floor(place)));
  return {
    lower,
    upper: places.map((place) => Math.max(0, Math.min(oldSize - 1, Math.ceil(place)))),
    fraction: places.map((place, index) => place - lower[index]!),
  };
};

const sampleNearest: Sample = (oldSize, newSize, { alignCorners, halfPixelCenters }) => {
  const ratio = stepRatio(oldSize, newSize, alignCorners);
  const round = alignCorners ? Math.round : Math.floor;
  const lower = Array.from({ length: newSize }, (_, place) =>
    Math.min(oldSize - 1, round(ratio * (halfPixelCenters ? place + 0.5 : place))),
  );
  return { lower, upper: lower, fraction: lower.map(() => 0) };
};

function stepRatio(oldSize: number, newSize: number, alignCorners: boolean): number {
  return alignCorners && newSize > 1 ? (oldSize - 1) / (newSize - 1) : oldSize / newSize;
}
