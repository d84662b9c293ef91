import * as tf from "@tensorflow/tfjs-core";
import { type ActivationLayer, GELU_TANH, geluArgument } from "../forward/activate.ts";
import { requireWeight } from "../layer-weights.ts";
import { type BackwardStep, cutActivation, cutToSignal } from "./backward-step.ts";

/** `deconvnet`: max(signal, 0); `gradient`: signal · f′(x); `guided`: max(signal · f′(x), 0). */
export function activateBack(step: BackwardStep<ActivationLayer>, signal: tf.Tensor): tf.Tensor {
  if (step.rule === "deconvnet") return tf.relu(signal);
  const slopes = derivative(
    step,
    cutActivation(step, knowsSlope(step.layer) ? step.layer.name : step.layer.inputs[0]!),
  );
  const passed = tf.mul(signal, slopes);
  return step.rule === "guided" ? tf.relu(passed) : passed;
}

/** Whether f′(x) can be told from f(x): the pass keeps that in any case. */
function knowsSlope({ operator }: ActivationLayer): boolean {
  return operator === "Relu" || operator === "Clip";
}

/**
 * f′(x), element by element; at a kink, the slope on its left. Clip: 1 strictly inside its limits.
 * @param x for layers that tell their slope by it, f(x)
 */
function derivative(step: BackwardStep<ActivationLayer>, x: tf.Tensor): tf.Tensor {
  const { layer, pass } = step;
  switch (layer.operator) {
    case "Relu":
      return tf.cast(tf.greater(x, 0), "float32");
    case "LeakyRelu":
      return tf.where(tf.greater(x, 0), tf.scalar(1), tf.scalar(layer.alpha));
    case "PRelu": {
      const slope = cutToSignal(step, requireWeight(layer, pass.compiled.weights(layer.name), "slope"));
      const positive = tf.cast(tf.greater(x, 0), "float32");
      return tf.add(positive, tf.mul(tf.sub(1, positive), slope));
    }
    case "Elu":
      return tf.where(tf.greater(x, 0), tf.scalar(1), tf.mul(tf.exp(tf.minimum(x, 0)), layer.alpha));
    case "Sigmoid": {
      const y = tf.sigmoid(x);
      return tf.mul(y, tf.sub(1, y));
    }
    case "Tanh":
      return tf.sub(1, tf.square(tf.tanh(x)));
    case "HardSigmoid":
      return tf.mul(strictlyBetween(tf.add(tf.mul(x, layer.alpha), layer.beta), 0, 1), layer.alpha);
    case "HardSwish":
      return tf.where(
        tf.greaterEqual(x, 3),
        tf.scalar(1),
        tf.where(tf.lessEqual(x, -3), tf.scalar(0), tf.add(tf.mul(x, 1 / 3), 0.5)),
      );
    case "Gelu":
      return layer.approximate === "tanh" ? tanhGeluDerivative(x) : geluDerivative(x);
    case "Clip":
      return strictlyBetween(x, layer.minimum, layer.maximum);
  }
}

function strictlyBetween(x: tf.Tensor, minimum: number, maximum: number): tf.Tensor {
  return tf.cast(tf.logicalAnd(tf.greater(x, minimum), tf.less(x, maximum)), "float32");
}

/** Φ(x) + x · φ(x). */
function geluDerivative(x: tf.Tensor): tf.Tensor {
  const cumulative = tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
  const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
  return tf.add(cumulative, tf.mul(x, density));
}

function tanhGeluDerivative(x: tf.Tensor): tf.Tensor {
  const bend = tf.tanh(geluArgument(x));
  const inner = tf.mul(tf.add(tf.mul(tf.square(x), 3 * GELU_TANH.cubic), 1), GELU_TANH.factor);
  const curved = tf.mul(tf.mul(x, 0.5), tf.mul(tf.sub(1, tf.square(bend)), inner));
  return tf.add(tf.mul(tf.add(bend, 1), 0.5), curved);
}
