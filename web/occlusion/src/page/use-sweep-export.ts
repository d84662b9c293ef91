import type { FigureExport } from "@deconvscope/shell";
import { useMemo } from "react";
import { comparedExport } from "../compare/compared-export.ts";
import { sweepsSvg } from "../panels/sweep-svg.ts";
import type { SquareTarget } from "../square/square-target.ts";
import { sweepExport } from "../sweep/sweep-export.ts";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { Sweep } from "../sweep/sweep-state.ts";

/** A sweep of the figure, as far as it is there. */
export interface ShownSweep {
  settings: SweepSettings | undefined;
  sweep: Sweep | undefined;
}
interface Shared {
  target: SquareTarget | undefined;
  mostActivity: number;
  colors: readonly string[] | undefined;
}

/** What the figure leaves the page as: the sweep, with the one beside it where there is one. */
export function useSweepExport(
  { settings, sweep }: ShownSweep,
  beside: ShownSweep | undefined,
  { target, mostActivity, colors }: Shared,
): FigureExport | undefined {
  const other = beside?.settings;
  const otherSweep = beside?.sweep;
  return useMemo(() => {
    if (!settings || !sweep) return undefined;
    const shared = { target, mostActivity, colors };
    const first = { settings, sweep };
    const lead = sweepExport(settings, sweep, () => sweepsSvg([first], shared));
    if (!lead || !other || !otherSweep) return lead;
    const second = { settings: other, sweep: otherSweep };
    const figure = sweepExport(other, otherSweep, undefined);
    if (!figure) return lead;
    return comparedExport(named(lead, settings), named(figure, other), () => sweepsSvg([first, second], shared));
  }, [settings, sweep, other, otherSweep, target, mostActivity, colors]);
}

function named(figure: FigureExport, { model, image }: SweepSettings) {
  const [height = 0, width = 0] = model.summary.inputShape;
  return { figure, model: model.summary.name, image: image.name, height, width };
}
