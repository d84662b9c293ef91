import { Transform } from "@deconvscope/proto";
import type { TransformName } from "@deconvscope/shell";
import type { FamilyColumn } from "@deconvscope/viz-curve-family";

export const transformsOf: Readonly<Record<TransformName, Transform>> = {
  "translate-y": Transform.TRANSLATE_Y,
  "translate-x": Transform.TRANSLATE_X,
  scale: Transform.SCALE,
  rotate: Transform.ROTATE,
};
export const titles: Readonly<Record<TransformName, string>> = {
  "translate-y": "Shift down",
  "translate-x": "Shift right",
  scale: "Scale",
  rotate: "Turn",
};
/** Nothing is done to the image. */
export const restOf = (transform: TransformName) => (transform === "scale" ? 1 : 0);

/** The paper's ranges in 25 steps, pixels scaled from a side of 224: what the axes show before the server says it. */
export function usualAmounts(transform: TransformName, [height = 1, width = 1]: readonly number[]): number[] {
  const far = (60 * (transform === "translate-y" ? height : width)) / 224;
  const [from, to] = transform === "scale" ? [1, 1.8] : transform === "rotate" ? [0, 350] : [-far, far];
  return Array.from({ length: 25 }, (_, step) => (from! * (24 - step) + to! * step) / 24);
}

/** A column of the figure. @param amounts ascending */
export function columnOf(transform: TransformName, amounts: readonly number[]): FamilyColumn {
  const rest = restOf(transform);
  const column = { id: transform, title: titles[transform], amounts, rest };
  if (transform === "scale") return { ...column, unit: "×", step: 0.01 };
  if (transform === "rotate") {
    const ticks = [0, 90, 180, 270].filter((tick) => tick <= (amounts.at(-1) ?? 0));
    return { ...column, unit: "°", step: 1, ...(ticks.length > 1 ? { ticks } : {}) };
  }
  return { ...column, unit: " px", step: 1 };
}
