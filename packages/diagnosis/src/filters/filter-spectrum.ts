import type { Constant, Pair } from "@deconvscope/network";
import { frequencyOf, type Spectrum } from "../frequency/spectrum.ts";

/** Bins of a filter's spectrum along either axis, or as many as the filter has places there if those are more. */
const fewestBins = 64;

/** Transforms filters of one bank. */
export class FilterTransform {
  readonly #filters: Constant;
  readonly #down: Waves;
  readonly #across: Waves;

  /**
   * @param filters [height, width, in, out]
   * @param dilations from one weight to the next, in pixels down and across
   */
  constructor(filters: Constant, dilations: Pair) {
    const [height = 1, width = 1] = filters.shape;
    this.#filters = filters;
    this.#down = tabulate(height, dilations[0]);
    this.#across = tabulate(width, dilations[1]);
  }

  /** The energy of a filter's discrete Fourier transform, zero-padded, summed over the channels that it reads. */
  spectrum(filter: number): Spectrum {
    const [height = 1, width = 1, depth = 1, count = 1] = this.#filters.shape;
    const { data } = this.#filters;
    const [rows, columns] = [this.#down.bins, this.#across.bins];
    const energies = new Float64Array(rows * columns);
    const [real, imaginary] = [new Float64Array(height * columns), new Float64Array(height * columns)];
    for (let channel = 0; channel < depth; channel++) {
      real.fill(0);
      imaginary.fill(0);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const weight = data[((y * width + x) * depth + channel) * count + filter]!;
          for (let bin = 0; bin < columns; bin++) {
            real[y * columns + bin]! += weight * this.#across.cosines[x * columns + bin]!;
            imaginary[y * columns + bin]! -= weight * this.#across.sines[x * columns + bin]!;
          }
        }
      }
      this.#addRows(energies, real, imaginary);
    }
    mirror({ rows, columns, energies });
    return { rows, columns, energies };
  }

  /** Down, from what the rows came to; frequencies up to 0 alone. */
  #addRows(energies: Float64Array, real: Float64Array, imaginary: Float64Array): void {
    const { bins: rows, length, cosines, sines } = this.#down;
    const columns = this.#across.bins;
    for (let row = 0; row <= Math.floor(rows / 2); row++) {
      for (let bin = 0; bin < columns; bin++) {
        let [re, im] = [0, 0];
        for (let y = 0; y < length; y++) {
          const [a, b] = [real[y * columns + bin]!, imaginary[y * columns + bin]!];
          const [cosine, sine] = [cosines[y * rows + row]!, sines[y * rows + row]!];
          re += a * cosine + b * sine;
          im += b * cosine - a * sine;
        }
        energies[row * columns + bin]! += re * re + im * im;
      }
    }
  }
}

/** Energy at frequencies above 0 down: that of a real signal is the same at (y, x) and (−y, −x). */
function mirror({ rows, columns, energies }: Spectrum): void {
  const opposite = (bin: number, bins: number): number => (2 * Math.floor(bins / 2) - bin + bins) % bins;
  for (let row = Math.floor(rows / 2) + 1; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      energies[row * columns + column] = energies[opposite(row, rows) * columns + opposite(column, columns)]!;
    }
  }
}

/** [length, bins], by place and frequency. */
interface Waves {
  readonly length: number;
  readonly bins: number;
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

function tabulate(length: number, dilation: number): Waves {
  const bins = Math.max(fewestBins, (length - 1) * dilation + 1);
  const angles = Array.from({ length: length * bins }, (_, index) => {
    return 2 * Math.PI * dilation * Math.floor(index / bins) * frequencyOf(index % bins, bins);
  });
  return { length, bins, cosines: Float64Array.from(angles, Math.cos), sines: Float64Array.from(angles, Math.sin) };
}
