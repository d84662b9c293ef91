import * as tf from "@tensorflow/tfjs-core";
import type { MomentumDescent } from "./momentum-descent.ts";
import { TrainingError } from "./training-error.ts";
import type { TrainingState, WeightState } from "./training-state.ts";

/** Copies every weight and its velocity from the backend; leaves them as they are. */
export async function readWeightStates({ velocities }: MomentumDescent): Promise<WeightState[]> {
  const states: WeightState[] = [];
  for (const [{ layer, kind, variable }, velocity] of velocities)
    states.push({
      layer: layer.name,
      kind,
      shape: variable.shape,
      values: Float32Array.from(await variable.data()),
      velocity: Float32Array.from(await velocity.data()),
    });
  return states;
}

/**
 * Puts every weight and its velocity back.
 * @throws TrainingError "bad-checkpoint" if they are those of another network; nothing is changed then
 */
export function writeWeightStates({ velocities }: MomentumDescent, { weights }: Pick<TrainingState, "weights">): void {
  const byName = new Map(weights.map((state) => [`${state.layer} ${state.kind}`, state]));
  const pairs = [...velocities].map(([{ layer, kind, variable }, velocity]) => {
    const name = `${layer.name} ${kind}`;
    const state = byName.get(name);
    if (state?.shape.join() !== variable.shape.join())
      throw new TrainingError(
        "bad-checkpoint",
        `checkpoint: expected ${name} of [${variable.shape.join(", ")}], got ${state ? `[${state.shape.join(", ")}]` : "none"}`,
      );
    return { state, variable, velocity };
  });
  if (pairs.length !== weights.length)
    throw new TrainingError("bad-checkpoint", `checkpoint: expected ${pairs.length} weights, got ${weights.length}`);
  tf.tidy(() => {
    for (const { state, variable, velocity } of pairs) {
      variable.assign(tf.tensor(Float32Array.from(state.values), variable.shape));
      velocity.assign(tf.tensor(Float32Array.from(state.velocity), variable.shape));
    }
  });
}
