import type { Layer } from "@deconvscope/network";
import type * as tf from "@tensorflow/tfjs-core";
import type { ForwardPass } from "../forward-pass.ts";
import type { UnitFrame } from "../window/unit-frame.ts";
import type { Window } from "../window/window.ts";
import type { Rule } from "./rule.ts";

/** What the way back through one layer needs, besides the signal. */
export interface BackwardStep<L extends Layer = Layer> {
  readonly layer: L;
  readonly rule: Rule;
  readonly pass: ForwardPass;
  readonly frame: UnitFrame;
  /** The signal's window of the layer's output; undefined where that is not a feature map. */
  readonly window: Window | undefined;
}

/** A layer's activation where the signal is: [units, rows, columns, c], or [1, …] for all units alike. */
export function cutActivation(step: BackwardStep, name: string): tf.Tensor {
  const activation = step.pass.activation(name);
  return step.window && activation.rank === 4 ? cutToSignal(step, activation) : step.frame.pick(activation);
}

/** A map that all units share, where the signal is. */
export function cutToSignal(step: BackwardStep, map: tf.Tensor): tf.Tensor {
  return step.window && map.rank === 4 ? step.frame.cut(map as tf.Tensor4D, step.window) : map;
}
