/** The filters of one convolution. */
export interface FilterBank {
  /** [kernel height, kernel width, in, out], row-major. */
  readonly filters: ArrayLike<number>;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Input that is drawn in grey where there are not three; 0 if left out. */
  readonly input?: number | undefined;
  /** What the three inputs are. */
  readonly channelOrder?: "RGB" | "BGR" | undefined;
}

export interface PlacedFilter {
  readonly filter: number;
  readonly rms: number;
  /** Largest |weight|. */
  readonly largest: number;
  readonly row: number;
  readonly column: number;
}

export interface FilterTiles {
  readonly columns: number;
  readonly rows: number;
  readonly placed: readonly PlacedFilter[];
  /** Size of the picture: a cell a weight, one between two filters. */
  readonly width: number;
  readonly height: number;
  /** [height, width, 4]; weight 0 is mid-grey. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

const midGrey = 128;

/**
 * Puts filters in rows: by index, or the largest root mean square first, ties to the lower filter.
 * @throws RangeError if the weights are not kernel height × width × in × out
 */
export function placeFilters(bank: FilterBank, order: "rms" | "index", columns?: number): PlacedFilter[] {
  const { filters, kernelHeight, kernelWidth, inputs, outputs } = bank;
  const expected = kernelHeight * kernelWidth * inputs * outputs;
  if (filters.length !== expected || expected === 0) {
    const shape = `${kernelHeight} × ${kernelWidth} × ${inputs} × ${outputs} = ${expected}`;
    throw new RangeError(`filters: expected ${shape} weights, got ${filters.length}`);
  }
  const across = columns ?? chooseColumns(outputs);
  const measured = measure(bank);
  const ordered = order === "rms" ? measured.toSorted((a, b) => b.rms - a.rms || a.filter - b.filter) : measured;
  return ordered.map((one, index) => ({ ...one, row: Math.floor(index / across), column: index % across }));
}

/**
 * All filters as one picture.
 * @param scaleOf the weight that is drawn white, its negative black
 * @throws RangeError if the input that is drawn in grey is not there
 */
export function tileFilters(
  bank: FilterBank,
  placed: readonly PlacedFilter[],
  scaleOf: (filter: PlacedFilter) => number,
): FilterTiles {
  const { filters, kernelHeight, kernelWidth, inputs, outputs, input: shown = 0 } = bank;
  if (!(shown >= 0 && shown < inputs)) {
    throw new RangeError(`input: expected 0 … ${inputs - 1}, got ${shown}`);
  }
  const columns = Math.max(...placed.map(({ column }) => column)) + 1;
  const rows = Math.max(...placed.map(({ row }) => row)) + 1;
  const width = columns * (kernelWidth + 1) - 1;
  const height = rows * (kernelHeight + 1) - 1;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(midGrey);
  for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
  const sources = inputs === 3 ? (bank.channelOrder === "BGR" ? [2, 1, 0] : [0, 1, 2]) : [shown, shown, shown];
  for (const one of placed) {
    const scale = scaleOf(one);
    for (let y = 0; y < kernelHeight; y++) {
      for (let x = 0; x < kernelWidth; x++) {
        const at = 4 * ((one.row * (kernelHeight + 1) + y) * width + one.column * (kernelWidth + 1) + x);
        sources.forEach((source, channel) => {
          const weight = filters[((y * kernelWidth + x) * inputs + source) * outputs + one.filter] ?? 0;
          pixels[at + channel] = toneWeight(weight, scale);
        });
      }
    }
  }
  return { columns, rows, placed, width, height, pixels };
}

/** About three columns to two rows, without a ragged last row where the count allows it. */
function chooseColumns(outputs: number): number {
  const wanted = Math.sqrt(outputs * 1.5);
  const even = Array.from({ length: outputs }, (_, index) => index + 1)
    .filter((columns) => outputs % columns === 0 && columns * columns >= outputs && columns * columns <= 3 * outputs)
    .toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return even[0] ?? Math.min(outputs, Math.ceil(wanted));
}

/** −scale … scale to 0 … 255, zero at 128. */
export function toneWeight(weight: number, scale: number): number {
  return scale === 0 ? midGrey : Math.round(127.5 + (127.5 * weight) / scale);
}

function measure({ filters, outputs }: FilterBank): { filter: number; rms: number; largest: number }[] {
  const squares = new Float64Array(outputs);
  const largest = new Float64Array(outputs);
  for (let i = 0; i < filters.length; i++) {
    const filter = i % outputs;
    const weight = Math.abs(filters[i] ?? 0);
    squares[filter] = (squares[filter] ?? 0) + weight * weight;
    largest[filter] = Math.max(largest[filter] ?? 0, weight);
  }
  return Array.from(squares, (sum, filter) => ({
    filter,
    rms: Math.sqrt((sum * outputs) / filters.length),
    largest: largest[filter] ?? 0,
  }));
}
