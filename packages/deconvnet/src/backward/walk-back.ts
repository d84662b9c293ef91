import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { ForwardPass } from "../forward-pass.ts";
import type { WindowPlan } from "../window/plan-windows.ts";
import { isLocal, reachWindow } from "../window/reach-window.ts";
import type { UnitFrame } from "../window/unit-frame.ts";
import { isSameWindow, type Window, wholeWindow } from "../window/window.ts";
import type { Rule } from "./rule.ts";
import { stepBack } from "./step-back.ts";

/** A walk from seeded layers back to the input. */
export interface Walk {
  readonly pass: ForwardPass;
  readonly rule: Rule;
  readonly plan: WindowPlan;
  readonly frame: UnitFrame;
  /** Called between layers. */
  readonly pause: () => Promise<void>;
}

/**
 * Walks seeds back to pixels; signals that meet at a layer add.
 * @param seeds for each seeded layer its signal [n, …] on the plan's window; they are disposed of on the way
 * @returns [n, rows, columns, channels] on the input's window; what it holds beyond the input's edge is void
 * @throws what `walk.pause` throws
 */
export async function walkBack(walk: Walk, seeds: ReadonlyMap<string, tf.Tensor>): Promise<tf.Tensor4D> {
  const { pass, plan } = walk;
  const { layers } = pass.compiled.network;
  const signals = new Map(seeds);
  try {
    for (const layer of layers.toReversed()) {
      const signal = signals.get(layer.name);
      if (!signal || layer.operator === "Input") continue;
      const window = plan.get(layer.name);
      const step = { layer, rule: walk.rule, pass, frame: walk.frame, window };
      const sums = tf.tidy(() => {
        const met = new Map<string, tf.Tensor>();
        for (const [index, passed] of stepBack(step, signal).entries()) {
          const name = layer.inputs[index]!;
          const settled = settle(walk, layer.name, name, passed);
          const other = met.get(name) ?? signals.get(name);
          met.set(name, other ? tf.add(other, settled) : keepable(settled, signal));
        }
        return Object.fromEntries(met);
      });
      for (const [name, sum] of Object.entries(sums)) {
        signals.get(name)?.dispose();
        signals.set(name, sum);
      }
      signal.dispose();
      signals.delete(layer.name);
      await walk.pause();
    }
    const input = layers[0]!;
    const result = signals.get(input.name);
    if (result) {
      signals.delete(input.name);
      return result as tf.Tensor4D;
    }
    const { rows, columns } = plan.get(input.name) ?? wholeWindow(input.shape);
    return tf.zeros([walk.frame.count, rows.length, columns.length, input.shape[2]!]);
  } finally {
    tf.dispose([...signals.values()]);
  }
}

/**
 * Moves what a layer passed on to the window planned for its input, with zeros beyond that map's edge; where the
 * layer hands on nothing beyond it, they are there already.
 */
function settle(walk: Walk, from: string, to: string, passed: tf.Tensor): tf.Tensor {
  const { compiled } = walk.pass;
  const layer = compiled.layer(from);
  const { shape } = compiled.layer(to);
  const own = walk.plan.get(from);
  const planned = walk.plan.get(to);
  if (!own || !planned || !isLocal(layer)) return passed;
  const reached = reachWindow(layer, own, shape);
  const placed = walk.frame.place(passed as tf.Tensor4D, reached, planned);
  const isCropped = compiled.layer(to).operator === "Input";
  return isCropped || staysInside(layer, reached, own) ? placed : walk.frame.clip(placed, planned, shape);
}

/** Whether a layer hands on nothing beyond its input's edge: its signal did not spread, or went to real cells only. */
function staysInside(layer: Layer, reached: Window, own: Window): boolean {
  return layer.operator === "MaxPool" || isSameWindow(reached, own);
}

/** A step may pass its own signal on; the walk disposes of each once. */
function keepable(tensor: tf.Tensor, signal: tf.Tensor): tf.Tensor {
  return tensor === signal ? tf.clone(tensor) : tensor;
}
