import * as tf from "@tensorflow/tfjs-core";
import { fourierRows } from "./fourier-rows.ts";
import type { MakeWeights } from "./measure-carried.ts";
import { frequencyOf, type Spectrum } from "./spectrum.ts";

/** Energy of waves by frequency down and across, [b, ⌊h/2⌋ + 1, ⌊w/2⌋ + 1], summed over maps. */
export interface WaveEnergies {
  /** Frequencies of the same sign. */
  readonly same: tf.Tensor3D;
  /** Frequencies of opposite signs. */
  readonly opposite: tf.Tensor3D;
}

/**
 * The energy of maps' discrete Fourier transforms, each map less its mean; sides may be of any length. Cosines and sines
 * down and across make the transform: (cc − ss) − i (cs + sc) at (y, x), (cc + ss) − i (sc − cs) at (y, −x).
 * @param x [b, h, w, c]
 */
export function measureWaves(x: tf.Tensor4D, weights: MakeWeights): WaveEnergies {
  const [images, height, width, channels] = x.shape;
  const maps: tf.Tensor4D = tf.transpose(x, [0, 3, 1, 2]);
  const varying = tf.reshape(tf.sub(maps, tf.mean(maps, [2, 3], true)), [images * channels * height, width]);
  const [down, across] = [wavesOf(height, weights), wavesOf(width, weights)];
  const rows = tf.reshape(tf.matMul(varying, across, false, true), [images * channels, height, across.shape[0]]);
  const waves: tf.Tensor3D = tf.matMul(tf.expandDims(down, 0), rows);
  const size = [down.shape[0] / 2, across.shape[0] / 2] as const;
  const part = (sineDown: 0 | 1, sineAcross: 0 | 1): tf.Tensor3D =>
    tf.slice3d(waves, [0, sineDown * size[0], sineAcross * size[1]], [-1, ...size]);
  const [cc, cs, sc, ss] = [part(0, 0), part(0, 1), part(1, 0), part(1, 1)];
  const energy = (real: tf.Tensor3D, imaginary: tf.Tensor3D): tf.Tensor3D => {
    const each = tf.reshape(tf.add(tf.square(real), tf.square(imaginary)), [images, channels, size[0] * size[1]]);
    return tf.reshape(tf.sum(each, 1), [images, ...size]);
  };
  return {
    same: energy(tf.sub(cc, ss), tf.add(cs, sc)),
    opposite: energy(tf.add(cc, ss), tf.sub(sc, cs)),
  };
}

/**
 * Waves' energies laid out by frequency; a real signal's are the same at (y, x) and (−y, −x).
 * @param same [⌊rows/2⌋ + 1, ⌊columns/2⌋ + 1]
 * @param opposite the same shape
 */
export function layOutWaves(
  same: ArrayLike<number>,
  opposite: ArrayLike<number>,
  rows: number,
  columns: number,
): Spectrum {
  const across = Math.floor(columns / 2) + 1;
  const energies = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const y = Math.round(frequencyOf(row, rows) * rows);
    for (let column = 0; column < columns; column++) {
      const x = Math.round(frequencyOf(column, columns) * columns);
      energies[row * columns + column] = (y * x < 0 ? opposite : same)[Math.abs(y) * across + Math.abs(x)]!;
    }
  }
  // Of maps less their means: what is left there is of rounding.
  energies[Math.floor(rows / 2) * columns + Math.floor(columns / 2)] = 0;
  return { rows, columns, energies };
}

/** Cosines, then sines. */
function wavesOf(length: number, weights: MakeWeights): tf.Tensor2D {
  return weights(`waves of ${length}`, () => {
    const { cosines, sines, count } = fourierRows(length);
    return tf.concat([tf.tensor2d(cosines, [count, length]), tf.tensor2d(sines, [count, length])], 0);
  });
}
