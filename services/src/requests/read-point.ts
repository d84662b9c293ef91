import type { Metrics } from "@deconvscope/proto";
import type { MetricsPoint } from "../engine/training/training-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { fromMetrics } from "../runs/metrics-bytes.ts";
import { checkNumber } from "./read-number.ts";

const most = { epoch: 1e6, rate: 1e12, fit: 100, name: 100, values: 200 };

/**
 * What an external run measured. A loss may be no number: that is worth knowing.
 * @throws RequestError naming the part that is wrong
 */
export function readPoint(metrics: Metrics | undefined, field: string): MetricsPoint {
  if (metrics === undefined) {
    throw new RequestError("invalid", "nothing given; expected at least a step and an epoch", field);
  }
  if (metrics.step > Number.MAX_SAFE_INTEGER) {
    throw new RequestError("invalid", `${metrics.step} given; expected at most 2^53 − 1`, `${field}.step`);
  }
  checkNumber(metrics.epoch, { from: 0, to: most.epoch }, `${field}.epoch`);
  for (const name of ["trainingAccuracy", "validationAccuracy"] as const) {
    const share = metrics[name];
    if (share !== undefined) {
      checkNumber(
        share,
        { from: 0, to: 1 },
        `${field}.${name === "trainingAccuracy" ? "training" : "validation"}_accuracy`,
      );
    }
  }
  checkNumber(metrics.learningRate, { from: 0, to: most.rate }, `${field}.learning_rate`);
  checkNumber(metrics.imagesPerSecond, { from: 0, to: most.rate }, `${field}.images_per_second`);
  if (metrics.fit.length > most.fit) {
    const given = `${metrics.fit.length} characters given`;
    throw new RequestError("invalid", `${given}; expected at most ${most.fit}`, `${field}.fit`);
  }
  const names = Object.keys(metrics.values);
  const long = names.find((name) => name === "" || name.length > most.name);
  if (names.length > most.values || long !== undefined) {
    const given = long === undefined ? `${names.length} given` : `the name ${quote(long)} given`;
    const expected = `at most ${most.values}, with names of 1 to ${most.name} characters`;
    throw new RequestError("invalid", `${given}; expected ${expected}`, `${field}.values`);
  }
  return fromMetrics(metrics);
}
