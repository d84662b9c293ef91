/** What a square can change of one axis of a layer, for each pixel that it may begin at: cells low … high. */
export interface AxisReach {
  /** Cells of the axis. */
  readonly length: number;
  readonly low: Int32Array;
  /** Below `low` where nothing is changed. */
  readonly high: Int32Array;
}

/** The input's own axis: the square itself. */
export function squareReach(length: number, size: number): AxisReach {
  const count = length - size + 1;
  return {
    length,
    low: Int32Array.from({ length: count }, (_, start) => start),
    high: Int32Array.from({ length: count }, (_, start) => start + size - 1),
  };
}

/** One axis of a window that slides: output cell i reads i·stride − before … + extent − 1. */
export interface AxisSliding {
  readonly stride: number;
  readonly before: number;
  /** Cells from the window's first to its last, dilation included. */
  readonly extent: number;
}

/** The output cells whose windows touch what is changed of the input. */
export function slideReach(reach: AxisReach, { stride, before, extent }: AxisSliding, length: number): AxisReach {
  const low = reach.low.map((cell) => Math.max(0, Math.ceil((cell + before - extent + 1) / stride)));
  const high = reach.high.map((cell) => Math.min(length - 1, Math.floor((cell + before) / stride)));
  return {
    length,
    low: low.map((cell, at) => (isEmpty(reach, at) ? 0 : cell)),
    high: high.map((cell, at) => (isEmpty(reach, at) ? -1 : cell)),
  };
}

/** What may change where several layers of the same size meet. */
export function uniteReaches(reaches: readonly AxisReach[]): AxisReach {
  const [first, ...others] = reaches as [AxisReach, ...AxisReach[]];
  return others.reduce((united, reach) => {
    const low = united.low.map((cell, at) =>
      isEmpty(united, at) ? reach.low[at]! : isEmpty(reach, at) ? cell : Math.min(cell, reach.low[at]!),
    );
    return { length: united.length, low, high: united.high.map((cell, at) => Math.max(cell, reach.high[at]!)) };
  }, first);
}

function isEmpty({ low, high }: AxisReach, at: number): boolean {
  return high[at]! < low[at]!;
}
