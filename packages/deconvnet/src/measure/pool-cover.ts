import type { LayerOf } from "@deconvscope/network";

/** One axis of a max pool: `count` windows of `size` cells, `stride` apart, the first `pad` cells before the map. */
interface PoolAxis {
  readonly size: number;
  readonly stride: number;
  readonly pad: number;
  readonly count: number;
  /** Cells of the map. */
  readonly length: number;
}

/** Where the windows of a max pool lie on the map that it reads. */
export interface PoolCover {
  readonly rows: PoolAxis;
  readonly columns: PoolAxis;
  /** Whether every cell of the map is in a window: the pool's maximum is then the map's. */
  readonly isComplete: boolean;
}

/** @returns undefined for a dilated pool */
export function coverOf(pool: LayerOf<"MaxPool">, input: readonly number[]): PoolCover | undefined {
  if (pool.dilations[0] !== 1 || pool.dilations[1] !== 1) return undefined;
  const [rows, columns] = ([0, 1] as const).map((axis) => ({
    size: pool.kernel[axis],
    stride: pool.strides[axis],
    pad: axis === 0 ? pool.pads.top : pool.pads.left,
    count: pool.shape[axis]!,
    length: input[axis]!,
  })) as [PoolAxis, PoolAxis];
  return { rows, columns, isComplete: [rows, columns].every(coversAll) };
}

/**
 * The first window, in row-major order, that holds a cell of the map.
 * @returns its index in the pool's output, or −1 if none does
 */
export function findFirstWindow({ rows, columns }: PoolCover, place: number): number {
  const row = firstWith(rows, Math.floor(place / columns.length));
  const column = firstWith(columns, place % columns.length);
  return row < 0 || column < 0 ? -1 : row * columns.count + column;
}

function coversAll({ size, stride, pad, count, length }: PoolAxis): boolean {
  return size >= stride && (count - 1) * stride - pad + size >= length;
}

function firstWith({ size, stride, pad, count }: PoolAxis, cell: number): number {
  const first = Math.max(0, Math.ceil((cell + pad - size + 1) / stride));
  return first < count && first * stride - pad <= cell ? first : -1;
}
