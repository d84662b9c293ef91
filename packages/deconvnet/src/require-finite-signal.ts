import { DeconvnetError } from "./deconvnet-error.ts";
import type { Unit } from "./unit.ts";

/**
 * Gives a unit's projection back as it is.
 * @throws DeconvnetError "not-finite" if the way back overflows 32-bit floats
 */
export function requireFiniteSignal({ layer, channel }: Unit, signal: Float32Array): Float32Array {
  let wrong = 0;
  while (wrong < signal.length && Number.isFinite(signal[wrong])) wrong += 1;
  if (wrong === signal.length) return signal;
  throw new DeconvnetError(
    "not-finite",
    `layer "${layer}", channel ${channel}: expected a finite projection, got ${signal[wrong]}`,
  );
}
