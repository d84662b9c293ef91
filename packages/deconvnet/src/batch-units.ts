import type { CompiledNetwork } from "./compile-network.ts";
import type { StrongUnit } from "./unit.ts";
import { planWindows, type WindowPlan } from "./window/plan-windows.ts";

/** However small their signals: a batch is read, cut up and drawn in one go. */
const MOST_UNITS = 12;

/**
 * What the widest layer's signals of one batch may take. Backends may compute a batch in one go, during which no cancel
 * is heard: this is about 50 ms on two cores. Larger batches make a unit cheaper by a tenth at most.
 */
const MOST_BYTES = 8.5 * 2 ** 20;

/**
 * Splits units, kept in order, into batches of one layer each: as many as pay.
 * @param wholeMaps whether signals are walked on whole maps
 * @param isFirstAlone whether the first goes alone, so that its projection comes early
 */
export function batchUnits(
  compiled: CompiledNetwork,
  units: readonly StrongUnit[],
  wholeMaps: boolean,
  isFirstAlone: boolean,
): readonly (readonly StrongUnit[])[] {
  const batches: StrongUnit[][] = [];
  let limit = 0;
  for (const unit of units) {
    const current = batches.at(-1);
    const isSameLayer = current?.[0]?.layer === unit.layer;
    if (!isSameLayer) {
      const layer = compiled.layer(unit.layer);
      const widest = widestSignal(compiled, planWindows(compiled.network, [layer], wholeMaps));
      limit = sizeWithin(Math.min(MOST_UNITS, Math.floor(MOST_BYTES / widest)));
    }
    const isFull = (isFirstAlone && batches.length === 1) || current?.length === limit;
    if (current && isSameLayer && !isFull) current.push(unit);
    else batches.push([unit]);
  }
  return batches;
}

/**
 * A batch filled up, by its last unit, to one of few sizes: backends that compile what they compute do so anew for
 * every size.
 */
export function fillBatch(units: readonly StrongUnit[]): readonly StrongUnit[] {
  return [...units, ...Array<StrongUnit>(filledSize(units.length) - units.length).fill(units.at(-1)!)];
}

function filledSize(count: number): number {
  const step = count <= 2 ? 1 : 4;
  return Math.ceil(count / step) * step;
}

/** The largest size of a full batch that is at most `limit`, at least 1. */
function sizeWithin(limit: number): number {
  let size = Math.max(1, limit);
  while (filledSize(size) > size) size -= 1;
  return size;
}

/** Bytes of one unit's signal in the layer where it is largest. */
function widestSignal(compiled: CompiledNetwork, plan: WindowPlan): number {
  let widest = 1;
  for (const [name, window] of plan) {
    const { shape } = compiled.layer(name);
    const cells = window ? [window.rows.length, window.columns.length, ...shape.slice(2)] : shape;
    widest = Math.max(
      widest,
      cells.reduce((product, length) => product * length, 4),
    );
  }
  return widest;
}
