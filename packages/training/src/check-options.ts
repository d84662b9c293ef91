import { requireOption } from "./require-option.ts";
import { TrainingError } from "./training-error.ts";
import type { TrainingOptions } from "./training-options.ts";
import type { TrainingState } from "./training-state.ts";

/**
 * @param images in an epoch
 * @throws TrainingError "out-of-range" naming the option that makes no sense
 */
export function checkOptions(options: TrainingOptions, images: number): void {
  const { batchSize, epochs, momentum = 0, weightDecay = 0, dropout = 0, rate, validate, loss, labels } = options;
  requireOption("batchSize", batchSize, `1 to ${images}`, isCount(batchSize) && batchSize <= images);
  requireOption("epochs", epochs, "a whole number of at least 1", isCount(epochs));
  requireOption("momentum", momentum, "0 to below 1", momentum >= 0 && momentum < 1);
  requireOption("weightDecay", weightDecay, "at least 0", weightDecay >= 0);
  requireOption("dropout", dropout, "0 to below 1", dropout >= 0 && dropout < 1);
  requireOption("labels", labels, "several for a sigmoid", loss !== "sigmoid" || labels !== "one");
  requireOption("validate", validate, "a function for a rate on a plateau", typeof rate === "function" || !!validate);
}

/**
 * What may not change between a run's beginning and its resumption; rates and the number of epochs may.
 * @throws TrainingError "bad-checkpoint" naming the option that has
 */
export function checkResumed(from: TrainingState, { batchSize, seed }: TrainingOptions, images: number): void {
  const given = { batchSize, seed, images };
  for (const name of ["batchSize", "seed", "images"] as const)
    if (from[name] !== given[name])
      throw new TrainingError(
        "bad-checkpoint",
        `${name}: expected ${from[name]} as in the checkpoint, got ${given[name]}`,
      );
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
