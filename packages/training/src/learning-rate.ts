import { TrainingError } from "./training-error.ts";

/** The learning rate at a moment of training, from 0 (begin) to 1 (end). */
export type LearningRate = (progress: number) => number;

/** The same all the time. */
export function constantRate(rate: number): LearningRate {
  requirePositive("rate", rate);
  return () => rate;
}

/** Falls along half a cosine to zero, after a linear rise. @param warmup share of training that rises */
export function cosineRate(peak: number, warmup = 0): LearningRate {
  requirePositive("peak", peak);
  return (progress) => {
    if (progress < warmup) return (peak * (progress + 1e-3)) / (warmup + 1e-3);
    const share = (progress - warmup) / (1 - warmup);
    return (peak * (1 + Math.cos(Math.PI * Math.min(1, share)))) / 2;
  };
}

/** Multiplied by a factor at each of the given moments. */
export function stepRate(first: number, moments: readonly number[], factor = 0.1): LearningRate {
  requirePositive("first", first);
  return (progress) => first * factor ** moments.filter((moment) => progress >= moment).length;
}

function requirePositive(name: string, rate: number): void {
  if (!(rate > 0 && Number.isFinite(rate)))
    throw new TrainingError("out-of-range", `${name}: expected a learning rate above 0, got ${rate}`);
}
