import { formatProbability, type ViewChange } from "@deconvscope/shell";
import { className, layerLabel } from "../panels/map-name.ts";
import type { KeptSweep } from "../sweep/kept-sweeps.ts";

/** What a small sweep says in words. */
export interface OtherWords {
  /** The class, and what else tells it from the sweep above. */
  title: string;
  /** "0.473 → 0.241 … 0.801": unoccluded, then the least and the most with a square. */
  range: string;
  /** How many classes win somewhere, and the square that it was swept with. */
  winners: string;
}

/** @param model that the page shows: another one is named */
export function describeOther({ settings, sweep }: KeptSweep, model: string | undefined): OtherWords {
  const { start, tiles } = sweep;
  if (!start || !tiles) throw new Error("a kept sweep has its tiles");
  const { probabilities, topClasses } = tiles;
  const count = new Set(topClasses).size;
  const winners = count === 1 ? "one class wins" : `${count} classes win`;
  const { name } = settings.model.summary;
  const { fill } = settings;
  const least = probabilities.reduce((a, b) => Math.min(a, b));
  const most = probabilities.reduce((a, b) => Math.max(a, b));
  return {
    title: [className(settings.model, start.classIndex), ...(name === model ? [] : [name])].join(", "),
    range: `${formatProbability(start.probability)} → ${formatProbability(least)} … ${formatProbability(most)}`,
    winners: `${settings.patch} px${fill === "mean" ? "" : ` of ${fill}`}; ${winners}`,
  };
}

/** How it was swept: "cat 0: square 19 px, stride 8 px, fill mean, watched conv5". */
export function describeSweepOf({ settings, sweep }: KeptSweep): string {
  const { image, model, patch, stride, fill } = settings;
  const layer = sweep.start ? `, watched ${layerLabel(model, sweep.start.unit.layer)}` : "";
  return `${image.name}: square ${patch} px, stride ${stride} px, fill ${fill}${layer}`;
}

/** The address of a sweep. */
export function addressOf({ settings }: KeptSweep): ViewChange {
  const { model, image, patch, stride, fill, classIndex, layer } = settings;
  return {
    model: model.summary.name,
    image: image.reference,
    patch,
    stride,
    fill: fill === "mean" ? undefined : fill,
    class: classIndex,
    layer,
    unit: undefined,
    vs: undefined,
    square: undefined,
  };
}
