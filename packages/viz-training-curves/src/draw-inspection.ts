import { drawMarks, type SvgMark } from "@deconvscope/viz-kit";
import { inspectionMarks, writeEpoch } from "./inspection-marks.ts";
import { readCurves } from "./read-curves.ts";
import type { TrainingCurvesProps } from "./render-training-curves.ts";
import type { TrainingCurvesMarks } from "./training-curves-marks.ts";

/** What a chart knows of itself between two drawings. */
export interface CurvesState {
  props: TrainingCurvesProps;
  drawn: TrainingCurvesMarks;
  /** The epoch that its own pointer or keys are at. */
  own: number | undefined;
  readonly inspection: SVGGElement;
  /** What the keys move. */
  readonly slider: HTMLElement;
}

/** Draws the line at the epoch that is looked at, alone: the curves stay as they are. */
export function drawInspection({ props, drawn, own, inspection, slider }: CurvesState): void {
  const epoch = own ?? props.inspected;
  const marks: readonly SvgMark[] = epoch === undefined ? [] : inspectionMarks(props, drawn, epoch);
  drawMarks(inspection, marks);
  const now = epoch ?? drawn.layout.reached;
  const said = readCurves(props, now).map(({ name, text }) => `${name} ${text}`);
  slider.setAttribute("role", "slider");
  slider.setAttribute("tabindex", "0");
  slider.setAttribute("aria-label", `${props.label}, epoch that is looked at`);
  slider.setAttribute("aria-valuemin", "0");
  slider.setAttribute("aria-valuemax", String(props.epochs));
  slider.setAttribute("aria-valuenow", String(now));
  slider.setAttribute("aria-valuetext", [`epoch ${writeEpoch(now, props)}`, ...said].join(", "));
}
