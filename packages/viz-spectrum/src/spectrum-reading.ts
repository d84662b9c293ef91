/** Energy by frequency in two dimensions. */
export interface SpectrumData {
  /** [rows, columns], row-major; they add up to 1. Frequency 0 is at row ⌊rows/2⌋, column ⌊columns/2⌋. */
  readonly shares: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** Of the layer that takes it, down and across: draws what they carry. */
  readonly strides?: readonly [number, number] | undefined;
  /** The constant part is among the shares; it is left out, and its cell marked, if this is. */
  readonly withConstant?: boolean | undefined;
}

/** What one cell holds. */
export interface SpectrumReading {
  readonly row: number;
  readonly column: number;
  /** Cycles a pixel. */
  readonly down: number;
  readonly across: number;
  readonly radial: number;
  readonly share: number;
  /** Above the Nyquist frequency of a stride, along either axis. */
  readonly isOutside: boolean;
}

/** Cycles a pixel of a cell along an axis of `count` cells. */
export function frequencyOf(cell: number, count: number): number {
  return (cell - Math.floor(count / 2)) / count;
}

/** The highest frequency that a stride carries, cycles a pixel: from there on patterns fold back. */
export function nyquistOf(stride: number): number {
  return 1 / (2 * stride);
}

/** Reads one cell. */
export function readSpectrum(data: SpectrumData, row: number, column: number): SpectrumReading {
  const { shares, rows, columns, strides } = data;
  const down = frequencyOf(row, rows);
  const across = frequencyOf(column, columns);
  const isOutside =
    strides !== undefined && (Math.abs(down) > nyquistOf(strides[0]) || Math.abs(across) > nyquistOf(strides[1]));
  const share = shares[row * columns + column] ?? 0;
  return { row, column, down, across, radial: Math.hypot(down, across), share, isOutside };
}

/** All cells, row by row. */
export function readCells(data: SpectrumData): SpectrumReading[] {
  return Array.from({ length: data.rows * data.columns }, (_, cell) =>
    readSpectrum(data, Math.floor(cell / data.columns), cell % data.columns),
  );
}

/** Share of the energy that the strides do not carry, 0 … 1. */
export function shareOutside(data: SpectrumData): number {
  return readCells(data).reduce((sum, { share, isOutside }) => sum + (isOutside ? share : 0), 0);
}
