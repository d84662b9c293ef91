export interface ConfusionClass {
  readonly name: string;
  /** Of that class; the row adds up to it. */
  readonly images: number;
}

/** Images of one class that were taken for another, or for it. */
export interface ConfusionCell {
  /** Index of their own class. */
  readonly row: number;
  /** Index of the class that they were taken for. */
  readonly column: number;
  readonly images: number;
}

export interface ConfusionData {
  /** At most 1,000. */
  readonly classes: readonly ConfusionClass[];
  /** Those that are not zero, in any order. */
  readonly cells: readonly ConfusionCell[];
  /** What a colour stands for: images, or their share of the row; "shares" if left out. */
  readonly measure?: "counts" | "shares" | undefined;
}

/** A cell with what it holds. */
export interface CellReading extends ConfusionCell {
  /** Of the row's images, 0 … 1; 0 where it has none. */
  readonly share: number;
}

/** A thousand, and a place for all others. */
const mostClasses = 1001;

/** Looks cells up. @throws RangeError if there are too many classes, or a cell is outside or there twice */
export class ConfusionTable {
  readonly classes: readonly ConfusionClass[];
  readonly #images = new Map<number, number>();
  /** The greatest number of images in a cell. */
  readonly most: number;

  constructor({ classes, cells }: ConfusionData) {
    if (classes.length > mostClasses) {
      throw new RangeError(`classes: expected at most ${mostClasses}, got ${classes.length}`);
    }
    this.classes = classes;
    let most = 0;
    for (const { row, column, images } of cells) {
      if (!(row in classes && column in classes)) {
        throw new RangeError(`cells: expected classes 0 … ${classes.length - 1}, got ${row}, ${column}`);
      }
      if (this.#images.has(this.#key(row, column))) {
        throw new RangeError(`cells: expected every cell once, got ${row}, ${column} twice`);
      }
      this.#images.set(this.#key(row, column), images);
      most = Math.max(most, images);
    }
    this.most = most;
  }

  read(row: number, column: number): CellReading {
    const images = this.#images.get(this.#key(row, column)) ?? 0;
    const all = this.classes[row]?.images ?? 0;
    return { row, column, images, share: all > 0 ? images / all : 0 };
  }

  #key(row: number, column: number): number {
    return row * this.classes.length + column;
  }
}
