import { formatNumber } from "@deconvscope/viz-kit";
import type { FamilyColumn } from "./curve-family.ts";

/** "−30 px", "1.4×", "90°": with as many digits as a step has. */
export function formatAmount({ step, unit }: FamilyColumn, amount: number): string {
  return writeAmount(step, amount) + unit;
}

/** Amounts of an axis with their words; a unit after a space is written once, at the last. */
export function axisTicks(column: FamilyColumn, [least, most]: readonly [number, number]): [number, string][] {
  const ticks = column.ticks ?? (least < most ? [least, (least + most) / 2, most] : [least]);
  return ticks.map((tick, index) => {
    const unit = column.unit.startsWith(" ") && index < ticks.length - 1 ? "" : column.unit;
    return [tick, writeAmount(column.step, tick) + unit];
  });
}

function writeAmount(step: number, amount: number): string {
  const most = Math.max(0, Math.ceil(-Math.log10(step)));
  const digits = String(Number(Math.abs(amount).toFixed(most))).split(".")[1]?.length ?? 0;
  return formatNumber(amount, digits);
}
