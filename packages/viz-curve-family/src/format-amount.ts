import { formatNumber } from "@deconvscope/viz-kit";
import type { FamilyColumn } from "./curve-family.ts";

/** "−30 px", "1.4×", "90°": with as many digits as a step has, and one more between two steps. */
export function formatAmount({ step, unit }: FamilyColumn, amount: number): string {
  const steps = amount / step;
  const isWhole = Math.abs(steps - Math.round(steps)) < 1e-6;
  return writeAmount(isWhole ? step : step / 10, amount) + unit;
}

/**
 * Amounts of an axis with their words, as many digits as a step has, and one more where there are few steps; a unit after a
 * space is written once, at the last.
 */
export function axisTicks(column: FamilyColumn, [least, most]: readonly [number, number]): [number, string][] {
  const ticks = column.ticks ?? (least < most ? [least, (least + most) / 2, most] : [least]);
  const step = (most - least) / column.step < fewSteps ? column.step / 10 : column.step;
  return ticks.map((tick, index) => {
    const unit = column.unit.startsWith(" ") && index < ticks.length - 1 ? "" : column.unit;
    return [tick, writeAmount(step, tick) + unit];
  });
}

const fewSteps = 20;

function writeAmount(step: number, amount: number): string {
  const most = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const digits = String(Number(Math.abs(amount).toFixed(most))).split(".")[1]?.length ?? 0;
  return formatNumber(amount, digits);
}
