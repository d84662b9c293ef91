import * as tf from "@tensorflow/tfjs-core";
import { isWhole, type Span, type Window, wholeSpan } from "./window.ts";

/**
 * A batch of seeded units, and how their windows lie on a map. Windows are cut and placed by index tensors,
 * so that the work recorded on the backend is the same for every place of the units.
 */
export class UnitFrame {
  readonly count: number;
  readonly #rows: readonly number[];
  readonly #columns: readonly number[];
  readonly #images: readonly number[];

  /** @param places row and column of each unit in the seeded layer, and which image of the pass it is on */
  constructor(places: readonly { readonly y: number; readonly x: number; readonly passImage?: number }[]) {
    this.count = places.length;
    this.#rows = places.map(({ y }) => y);
    this.#columns = places.map(({ x }) => x);
    this.#images = places.map(({ passImage }) => passImage ?? 0);
  }

  /**
   * What each unit's image has of a tensor.
   * @param tensor [images, …]; of one image: for all units alike
   * @returns [units, …], or the tensor itself where it is of one image
   */
  pick<T extends tf.Tensor>(tensor: T): T {
    return tensor.shape[0] === 1 ? tensor : tf.gather(tensor, tf.tensor1d([...this.#images], "int32"));
  }

  /**
   * Each unit's window of its image's map, or of one that all of them share. Cells beyond the map repeat its edge: the
   * signal there is zero.
   * @param map [images | 1, h | 1, w | 1, c]; an axis of length 1 is repeated, not cut
   * @returns [units, rows, columns, c], or the map itself where the windows are whole
   */
  cut(map: tf.Tensor4D, window: Window): tf.Tensor4D {
    const [images, height, width, channels] = map.shape;
    const rows = height === 1 ? wholeSpan(1) : window.rows;
    const columns = width === 1 ? wholeSpan(1) : window.columns;
    if (isWhole(rows) && isWhole(columns)) return this.pick(map);
    const indices = new Int32Array(this.count * rows.length * columns.length);
    this.#visit(rows, columns, (index, unit, row, column) => {
      const first = images === 1 ? 0 : this.#images[unit]! * height;
      indices[index] =
        (first + clamp(this.#row(rows, unit, row), height)) * width + clamp(this.#column(columns, unit, column), width);
    });
    const cells = tf.gather(tf.reshape(map, [images * height * width, channels]), tf.tensor1d(indices, "int32"));
    return tf.reshape(cells, [this.count, rows.length, columns.length, channels]);
  }

  /**
   * Moves a signal from one window to another; what the other does not hold is dropped, what it holds beyond is zero.
   * @param signal [units, rows, columns, c] of `from`
   * @returns [units, rows, columns, c] of `to`
   */
  place(signal: tf.Tensor4D, from: Window, to: Window): tf.Tensor4D {
    if (from.rows.stride === to.rows.stride && from.columns.stride === to.columns.stride) {
      return shiftCells(signal, from, to);
    }
    const [count, height, width, channels] = signal.shape;
    const indices = new Int32Array(count * to.rows.length * to.columns.length);
    const inside = new Float32Array(indices.length);
    this.#visit(to.rows, to.columns, (index, unit, row, column) => {
      const y = this.#row(to.rows, unit, row) - this.#row(from.rows, unit, 0);
      const x = this.#column(to.columns, unit, column) - this.#column(from.columns, unit, 0);
      if (y < 0 || y >= height || x < 0 || x >= width) return;
      indices[index] = (unit * height + y) * width + x;
      inside[index] = 1;
    });
    const cells = tf.gather(tf.reshape(signal, [count * height * width, channels]), tf.tensor1d(indices, "int32"));
    const placed = tf.mul(cells, tf.tensor2d(inside, [inside.length, 1]));
    return tf.reshape(placed, [count, to.rows.length, to.columns.length, channels]);
  }

  /** The signal with zeros where a window hangs over the map's edge. */
  clip(signal: tf.Tensor4D, window: Window, [height, width]: readonly number[]): tf.Tensor4D {
    const { rows, columns } = window;
    const isInside = (row: number, column: number): boolean =>
      row >= 0 && row < height! && column >= 0 && column < width!;
    const units = Array.from({ length: this.count }, (_, unit) => this.origin(window, unit));
    if (
      units.every(([top, left]) => isInside(top, left) && isInside(top + rows.length - 1, left + columns.length - 1))
    ) {
      return signal;
    }
    const inside = new Float32Array(this.count * rows.length * columns.length);
    this.#visit(rows, columns, (index, unit, row, column) => {
      const [top, left] = units[unit]!;
      if (isInside(top + row, left + column)) inside[index] = 1;
    });
    return tf.mul(signal, tf.tensor4d(inside, [this.count, rows.length, columns.length, 1]));
  }

  /** Where a unit's window begins on the map, [row, column]. */
  origin(window: Window, unit: number): readonly [number, number] {
    return [this.#row(window.rows, unit, 0), this.#column(window.columns, unit, 0)];
  }

  #row(span: Span, unit: number, cell: number): number {
    return span.stride * this.#rows[unit]! + span.start + cell;
  }

  #column(span: Span, unit: number, cell: number): number {
    return span.stride * this.#columns[unit]! + span.start + cell;
  }

  #visit(rows: Span, columns: Span, visit: (index: number, unit: number, row: number, column: number) => void): void {
    let index = 0;
    for (let unit = 0; unit < this.count; unit += 1) {
      for (let row = 0; row < rows.length; row += 1) {
        for (let column = 0; column < columns.length; column += 1) visit(index++, unit, row, column);
      }
    }
  }
}

/** Units that move alike through both windows need no indices: a slice and a pad. */
function shiftCells(signal: tf.Tensor4D, from: Window, to: Window): tf.Tensor4D {
  const [count, height, width, channels] = signal.shape;
  const [top, left] = [from.rows.start - to.rows.start, from.columns.start - to.columns.start];
  const first = [Math.max(0, -top), Math.max(0, -left)] as const;
  const last = [Math.min(height, to.rows.length - top), Math.min(width, to.columns.length - left)] as const;
  if (last[0] <= first[0] || last[1] <= first[1]) {
    return tf.zeros([count, to.rows.length, to.columns.length, channels]);
  }
  const size = [last[0] - first[0], last[1] - first[1]] as const;
  const isPart = size[0] < height || size[1] < width;
  const part = isPart ? tf.slice4d(signal, [0, first[0], first[1], 0], [count, size[0], size[1], channels]) : signal;
  const before = [Math.max(0, top), Math.max(0, left)] as const;
  const after = [to.rows.length - before[0] - size[0], to.columns.length - before[1] - size[1]] as const;
  if (before[0] + before[1] + after[0] + after[1] === 0) return part;
  return tf.pad4d(part, [
    [0, 0],
    [before[0], after[0]],
    [before[1], after[1]],
    [0, 0],
  ]);
}

function clamp(cell: number, length: number): number {
  return Math.min(Math.max(cell, 0), length - 1);
}
