import type { MetricsPoint } from "../engine/training/training-job.ts";

/** Points of a batch. */
export const batchPoints = 512;

const mostKept = 4 * batchPoints;

/** The newest points of a run, for those who keep up with it. */
export class RecentPoints {
  #points: MetricsPoint[] = [];
  /** Every point after this step is here. */
  #from: number;

  /** @param step up to which points are told otherwise */
  constructor(step: number) {
    this.#from = step;
  }

  /** Of the last point. */
  get step(): number {
    return this.#points.at(-1)?.step ?? this.#from;
  }

  add(points: readonly MetricsPoint[]): void {
    this.#points.push(...points);
    const excess = this.#points.length - mostKept;
    if (excess > 0) {
      this.#from = this.#points[excess - 1]?.step ?? this.#from;
      this.#points = this.#points.slice(excess);
    }
  }

  /** Points after a step; undefined where some of them are not here any more. */
  after(step: number): MetricsPoint[] | undefined {
    return step < this.#from ? undefined : this.#points.filter((point) => point.step > step);
  }
}

/** Spread evenly over all of them, the last among them. */
export function thinOut<Point>(points: readonly Point[], most: number): Point[] {
  if (points.length <= most) {
    return [...points];
  }
  const { length } = points;
  return points.filter((_, i) => Math.floor(((i + 1) * most) / length) > Math.floor((i * most) / length));
}
