import type { GraphNode } from "./graph-node.ts";

/** What a slice takes of one axis. */
export interface SliceRange {
  readonly start: number;
  readonly size: number;
  readonly step: number;
}

/** One range for each of a value's axes; starts, ends, axes and steps are attributes or constant inputs. */
export function readSliceRanges(node: GraphNode, dims: readonly number[]): SliceRange[] {
  const starts = node.list("starts", 1) ?? [];
  const ends = node.list("ends", 2) ?? [];
  const axes = node.list("axes", 3) ?? starts.map((_, index) => index);
  const steps = node.list("steps", 4) ?? starts.map(() => 1);
  if (ends.length !== starts.length || axes.length !== starts.length || steps.length !== starts.length) {
    node.reject(
      `expected as many ends, axes and steps as starts, got [${starts}], [${ends}], [${axes}] and [${steps}]`,
      "inconsistent",
    );
  }
  const ranges = dims.map((length): SliceRange => ({ start: 0, size: length, step: 1 }));
  for (const [index, start] of starts.entries()) {
    const axis = node.axis(axes[index] ?? 0, dims.length);
    const step = steps[index] ?? 1;
    if (step === 0) node.reject("expected steps other than 0", "inconsistent");
    ranges[axis] = clampRange(dims[axis] ?? 0, start, ends[index] ?? 0, step);
  }
  return ranges;
}

/** Ends beyond the axis mean its end; negative places count from there. */
function clampRange(length: number, start: number, end: number, step: number): SliceRange {
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? length : length - 1;
  const clamp = (value: number, least: number): number =>
    Math.min(high, Math.max(least, value < 0 ? value + length : value));
  const from = clamp(start, 0);
  const size = Math.max(0, Math.ceil((clamp(end, low) - from) / step));
  return { start: from, size, step };
}
