import * as tf from "@tensorflow/tfjs-core";
import type { TrainableNetwork, TrainableWeight } from "./trainable-network.ts";

/** Stochastic gradient descent with momentum. @see Krizhevsky et al. 2012, §5 */
export interface MomentumDescent {
  /** The last step of each weight. */
  readonly velocities: ReadonlyMap<TrainableWeight, tf.Variable>;
  /** v ← momentum · v − rate · (gradient + decay · w); w ← w + v. Biases do not decay. */
  step(gradients: Readonly<Record<string, tf.Tensor>>, rate: number): void;
  dispose(): void;
}

/**
 * @param momentum share of the last step that goes on, in [0, 1)
 * @param decay of weights, a step, in units of the learning rate
 */
export function makeMomentumDescent(net: TrainableNetwork, momentum: number, decay: number): MomentumDescent {
  const velocities = new Map<TrainableWeight, tf.Variable>(
    net.weights.map((weight) => [weight, tf.tidy(() => tf.variable(tf.zeros(weight.variable.shape), false))]),
  );
  return {
    velocities,
    step: (gradients, rate) =>
      tf.tidy(() => {
        for (const [weight, velocity] of velocities) {
          const gradient = gradients[weight.variable.name];
          if (!gradient) continue;
          const decays = decay > 0 && weight.kind !== "bias";
          const pull = decays ? tf.add(gradient, tf.mul(weight.variable, decay)) : gradient;
          velocity.assign(tf.sub(tf.mul(velocity, momentum), tf.mul(pull, rate)));
          weight.variable.assign(tf.add(weight.variable, velocity));
        }
      }),
    dispose: () => tf.dispose([...velocities.values()]),
  };
}
