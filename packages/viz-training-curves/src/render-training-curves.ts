import { adoptStyles, drawMarks, keepChild, keepSvg } from "@deconvscope/viz-kit";
import { type CurvesState, drawInspection } from "./draw-inspection.ts";
import { listenToCurves } from "./listen-to-curves.ts";
import type { TrainingCurvesData } from "./training-curves-layout.ts";
import { trainingCurvesMarks } from "./training-curves-marks.ts";
import { trainingCurvesStyles } from "./training-curves-styles.ts";

export interface TrainingCurvesProps extends TrainingCurvesData {
  /** px; 480 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** px; 208 if left out. */
  readonly height?: number | undefined;
  /** What they show: "Loss by epoch". */
  readonly label: string;
  /** Id of the table with the same numbers. */
  readonly details?: string | undefined;
  /** The epoch that is looked at elsewhere; its own pointer and keys go before it. */
  readonly inspected?: number | undefined;
  /** Name of the series that is lit; the others are dimmed. */
  readonly highlighted?: string | undefined;
  /** The pointer or the keys are at an epoch; undefined when they leave. */
  readonly onInspect?: ((epoch: number | undefined) => void) | undefined;
  /** The pointer is over the name of a series; undefined when it leaves. */
  readonly onHover?: ((name: string | undefined) => void) | undefined;
}

const states = new WeakMap<HTMLElement, CurvesState>();

/** Draws metrics over epochs; only what has changed is touched, so it may be called at every update. */
export function renderTrainingCurves(root: HTMLElement, props: TrainingCurvesProps): void {
  const { width = 480, height = 208, label, details } = props;
  const drawn = trainingCurvesMarks(props, width, height, props.highlighted);
  adoptStyles(root, trainingCurvesStyles);
  const frame = keepChild(root, "div", "deconvscope-training-curves");
  const svg = keepSvg(frame, "curves");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", [label, ...drawn.ends.map(({ words }) => words)].join("; "));
  if (details === undefined) svg.removeAttribute("aria-details");
  else svg.setAttribute("aria-details", details);
  const [chart, inspection] = groupsOf(svg);
  drawMarks(chart, drawn.marks);
  const known = states.get(root);
  const state: CurvesState =
    known?.inspection === inspection
      ? known
      : { props, drawn, own: undefined, inspection, slider: keepChild(frame, "div", "slider") };
  state.props = props;
  state.drawn = drawn;
  if (state !== known) listenToCurves(state);
  states.set(root, state);
  drawInspection(state);
}

/** Made once: the curves below, what is looked at above. */
function groupsOf(svg: SVGSVGElement): readonly [SVGGElement, SVGGElement] {
  const keep = (name: string) => {
    const there = svg.querySelector<SVGGElement>(`g.${name}`);
    if (there) return there;
    const group = svg.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "g");
    group.setAttribute("class", name);
    return svg.appendChild(group);
  };
  return [keep("chart"), keep("inspection")];
}
