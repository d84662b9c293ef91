import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { scatterAxis } from "../forward/gather-axis.ts";
import { permuteAxes, reshapeElements } from "../forward/rearrange.ts";
import { sourceCells } from "../forward/source-cells.ts";
import { isLocal } from "../window/reach-window.ts";
import type { BackwardStep } from "./backward-step.ts";

type Reshaping = LayerOf<"Reshape" | "Flatten" | "Squeeze" | "Unsqueeze">;

/** Each input's own share of the signal. */
export function concatBack(step: BackwardStep<LayerOf<"Concat">>, signal: tf.Tensor): tf.Tensor[] {
  const { layer, pass } = step;
  const sizes = layer.inputs.map((name) => pass.compiled.layer(name).shape[layer.axis]!);
  return tf.split(signal, sizes, layer.axis + 1);
}

/** The inverse reshape. */
export function reshapeBack(step: BackwardStep<Reshaping>, signal: tf.Tensor): tf.Tensor {
  return reshapeElements(signal, inputShape(step), step.layer.order);
}

/** The inverse permutation. */
export function transposeBack(step: BackwardStep<LayerOf<"Transpose">>, signal: tf.Tensor): tf.Tensor {
  const { permutation } = step.layer;
  return permuteAxes(
    signal,
    permutation.map((_, axis) => permutation.indexOf(axis)),
  );
}

/** Cells return to where they were taken from; of local layers only the channels move, the rest lies in the window. */
export function sliceBack(step: BackwardStep<LayerOf<"Slice">>, signal: tf.Tensor): tf.Tensor {
  if (!isLocal(step.layer)) return scatterCells(step, signal);
  const before = step.layer.starts[2]!;
  const after = inputShape(step)[2]! - before - step.layer.sizes[2]!;
  return tf.pad(signal, [
    [0, 0],
    [0, 0],
    [0, 0],
    [before, after],
  ]);
}

/** What lay on added cells is dropped, or returns to the cells they repeated. */
export function padBack(step: BackwardStep<LayerOf<"Pad">>, signal: tf.Tensor): tf.Tensor {
  const { layer } = step;
  if (layer.mode !== "constant") return scatterCells(step, signal);
  const spatial = isLocal(layer);
  const amounts = layer.amounts.map(([before, after], axis) => (spatial && axis < 2 ? [0, 0] : [before, after]));
  const begin = amounts.map(([before]) => Math.max(0, before!));
  const size = amounts.map(
    ([before, after], axis) => signal.shape[axis + 1]! - Math.max(0, before!) - Math.max(0, after!),
  );
  const kept = tf.slice(signal, [0, ...begin], [signal.shape[0]!, ...size]);
  return tf.pad(kept, [
    [0, 0],
    ...amounts.map(([before, after]): [number, number] => [Math.max(0, -before!), Math.max(0, -after!)]),
  ]);
}

/** Spreads each mean evenly over what it was taken of. */
export function reduceMeanBack(step: BackwardStep<LayerOf<"ReduceMean">>, signal: tf.Tensor): tf.Tensor {
  const { axes } = step.layer;
  const shape = inputShape(step);
  const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const repeats = shape.map((length, axis) => (axes.includes(axis) ? length : 1));
  const count = repeats.reduce((product, length) => product * length, 1);
  const single = tf.reshape(signal, [signal.shape[0]!, ...kept]);
  return tf.tile(tf.div(single, count), [1, ...repeats]);
}

function scatterCells(step: BackwardStep<LayerOf<"Slice"> | LayerOf<"Pad">>, signal: tf.Tensor): tf.Tensor {
  const shape = inputShape(step);
  return sourceCells(step.layer, shape).reduce(
    (cells, sources, axis) => scatterAxis(cells, sources, axis + 1, shape[axis]!),
    signal,
  );
}

function inputShape(step: BackwardStep): readonly number[] {
  return step.pass.compiled.layer(step.layer.inputs[0]!).shape;
}
