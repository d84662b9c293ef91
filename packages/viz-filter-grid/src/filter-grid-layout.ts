export interface FilterGridData {
  /** [kernel height, kernel width, in, out], row-major. */
  readonly filters: ArrayLike<number>;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly inputs: number;
  readonly outputs: number;
  /** "own": each filter over its own largest weight; "common": all over the largest of all. */
  readonly scale?: "own" | "common";
  /** "rms": largest root mean square first; "index": as in the model. */
  readonly order?: "rms" | "index";
  /** Input that is drawn in grey where there are not three; 0 if left out. */
  readonly input?: number;
  /** What the three inputs are. */
  readonly channelOrder?: "RGB" | "BGR";
  readonly columns?: number;
}

export interface PlacedFilter {
  readonly filter: number;
  readonly rms: number;
  /** Largest |weight|. */
  readonly largest: number;
  readonly row: number;
  readonly column: number;
}

export interface FilterGridLayout {
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
 * All filters of one convolution as one picture.
 * @throws RangeError if the weights are not kernel height × width × in × out
 */
export function layoutFilterGrid(data: FilterGridData): FilterGridLayout {
  const { filters, kernelHeight, kernelWidth, inputs, outputs } = data;
  const expected = kernelHeight * kernelWidth * inputs * outputs;
  if (filters.length !== expected || expected === 0) {
    const shape = `${kernelHeight} × ${kernelWidth} × ${inputs} × ${outputs} = ${expected}`;
    throw new RangeError(`filters: expected ${shape} weights, got ${filters.length}`);
  }
  const shown = data.input ?? 0;
  if (!(shown >= 0 && shown < inputs)) {
    throw new RangeError(`input: expected 0 … ${inputs - 1}, got ${shown}`);
  }
  const columns = data.columns ?? chooseColumns(outputs);
  const placed = arrange(measure(data), data.order ?? "rms", columns);
  const rows = Math.ceil(outputs / columns);
  const width = columns * (kernelWidth + 1) - 1;
  const height = rows * (kernelHeight + 1) - 1;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(midGrey);
  for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
  const common = Math.max(...placed.map(({ largest }) => largest));
  const sources = inputs === 3 ? (data.channelOrder === "BGR" ? [2, 1, 0] : [0, 1, 2]) : [shown, shown, shown];
  for (const { filter, row, column, largest } of placed) {
    const scale = data.scale === "common" ? common : largest;
    for (let y = 0; y < kernelHeight; y++) {
      for (let x = 0; x < kernelWidth; x++) {
        const at = 4 * ((row * (kernelHeight + 1) + y) * width + column * (kernelWidth + 1) + x);
        sources.forEach((source, channel) => {
          const weight = filters[((y * kernelWidth + x) * inputs + source) * outputs + filter] ?? 0;
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

function measure({ filters, outputs }: FilterGridData): { filter: number; rms: number; largest: number }[] {
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

function arrange(
  measured: { filter: number; rms: number; largest: number }[],
  order: "rms" | "index",
  columns: number,
): PlacedFilter[] {
  const ordered = order === "rms" ? measured.toSorted((a, b) => b.rms - a.rms || a.filter - b.filter) : measured;
  return ordered.map((one, index) => ({ ...one, row: Math.floor(index / columns), column: index % columns }));
}
