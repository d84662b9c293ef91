/** Cosines and sines over an axis. */
export interface FourierRows {
  /** [count, length] */
  readonly cosines: Float32Array;
  /** [count, length] */
  readonly sines: Float32Array;
  /** Frequencies 0, 1 … count − 1, in periods over the axis: none is told twice. */
  readonly count: number;
}

/** All waves of which a signal of that length is made. */
export function fourierRows(length: number): FourierRows {
  const count = Math.floor(length / 2) + 1;
  const [cosines, sines] = [new Float32Array(count * length), new Float32Array(count * length)];
  for (let frequency = 0; frequency < count; frequency++) {
    for (let place = 0; place < length; place++) {
      const angle = (2 * Math.PI * ((frequency * place) % length)) / length;
      cosines[frequency * length + place] = Math.cos(angle);
      sines[frequency * length + place] = Math.sin(angle);
    }
  }
  return { cosines, sines, count };
}

/**
 * An orthonormal basis of the signals that a stride carries: of at most 1 / (2 · stride) cycles a pixel.
 * @returns [rows, length]
 */
export function carriedBasis(length: number, stride: number): { readonly rows: Float32Array; readonly count: number } {
  const { cosines, sines } = fourierRows(length);
  const waves: Float32Array[] = [];
  for (let frequency = 0; 2 * stride * frequency <= length; frequency++) {
    // A wave of frequency 0 or 1/2 is its own mirror: it has no sine.
    const isAlone = frequency === 0 || 2 * frequency === length;
    const scale = Math.sqrt((isAlone ? 1 : 2) / length);
    for (const wave of isAlone ? [cosines] : [cosines, sines]) {
      waves.push(wave.subarray(frequency * length, (frequency + 1) * length).map((value) => scale * value));
    }
  }
  const rows = new Float32Array(waves.length * length);
  for (const [row, wave] of waves.entries()) rows.set(wave, row * length);
  return { rows, count: waves.length };
}
