/**
 * A signal about mid-grey: −scale → 0, 0 → 128, +scale → 255, clipped beyond.
 * @param scale 0 makes everything mid-grey
 * @throws RangeError if the scale is negative or not finite
 */
export function toneSignal(signal: Float32Array, scale: number): Uint8Array {
  if (!(scale >= 0 && Number.isFinite(scale))) throw new RangeError(`scale: expected a number ≥ 0, got ${scale}`);
  const factor = scale === 0 ? 0 : 128 / scale;
  const tones = new Uint8Array(signal.length);
  for (let index = 0; index < tones.length; index += 1) {
    tones[index] = Math.min(255, Math.max(0, Math.round(128 + signal[index]! * factor)));
  }
  return tones;
}
