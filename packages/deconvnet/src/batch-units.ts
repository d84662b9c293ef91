import type { CompiledNetwork } from "./compile-network.ts";
import type { StrongUnit } from "./unit.ts";
import { planWindows, type WindowPlan } from "./window/plan-windows.ts";

/** However small their signals: a batch is read and cut up in one go. */
const MOST_UNITS = 64;

/** What the widest layer's signals of one batch may take: with more of them the cost of a unit rises again. */
const MOST_BYTES = 18 * 2 ** 20;

/**
 * Splits units, kept in order, into batches of one layer each: the first alone, so that
 * its projection comes early, then as many as pay.
 * @param wholeMaps whether signals are walked on whole maps
 */
export function batchUnits(
  compiled: CompiledNetwork,
  units: readonly StrongUnit[],
  wholeMaps: boolean,
): readonly (readonly StrongUnit[])[] {
  const batches: StrongUnit[][] = [];
  let limit = 0;
  for (const unit of units) {
    const current = batches.at(-1);
    const isSameLayer = current?.[0]?.layer === unit.layer;
    if (!isSameLayer) {
      const layer = compiled.layer(unit.layer);
      const widest = widestSignal(compiled, planWindows(compiled.network, [layer], wholeMaps));
      limit = Math.min(MOST_UNITS, Math.max(1, Math.floor(MOST_BYTES / widest)));
    }
    const isFull = batches.length === 1 || current?.length === limit;
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
  const step = units.length <= 2 ? 1 : units.length <= 16 ? 4 : 8;
  const size = Math.ceil(units.length / step) * step;
  return [...units, ...Array<StrongUnit>(size - units.length).fill(units.at(-1)!)];
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
