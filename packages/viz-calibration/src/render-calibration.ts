import { adoptStyles, baseStyles, drawMarks, font, keepChild, keepSvg, nextPlace, token } from "@deconvscope/viz-kit";
import { type CalibrationData, type CalibrationLayout, layoutCalibration } from "./calibration-layout.ts";
import { calibrationMarks } from "./calibration-marks.ts";
import { binText, calibrationText } from "./calibration-words.ts";

export interface CalibrationProps extends CalibrationData {
  /** px; 400 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** What it shows: "How sure, how right". */
  readonly label: string;
  /** Id of the table with the same numbers. */
  readonly details?: string | undefined;
  /** The pointer or the keys are at a bin; undefined when they leave. */
  readonly onPoint?: ((bin: number | undefined) => void) | undefined;
}

const scope = "deconvscope-calibration";
const styles = `${baseStyles(scope)}
.${scope} {
  & .plot { position: relative; }
  & svg { display: block; overflow: visible; font-family: ${font.text}; }
  & svg text.says { fill: currentColor; font-weight: 600; }
  & .bins { position: absolute; inset: 0; cursor: crosshair; touch-action: pan-y; }
  & .readout { min-height: 32px; margin: 6px 0 0; color: ${token("ink-2")}; }
}
`;

interface CalibrationState {
  props: CalibrationProps;
  layout: CalibrationLayout;
  own: number | undefined;
  show(): void;
}
const states = new WeakMap<HTMLElement, CalibrationState>();

/** Draws how often predictions are right over how probable they were, with the bin that is looked at in words. */
export function renderCalibration(root: HTMLElement, props: CalibrationProps): void {
  const { width = 400, label, details, bins } = props;
  const layout = layoutCalibration(props, width);
  adoptStyles(root, styles);
  const holder = keepChild(root, "div", scope);
  const plot = keepChild(holder, "div", "plot");
  const svg = keepSvg(plot, "marks");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(layout.height));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${label}; ${calibrationText(props)}`);
  if (details === undefined) svg.removeAttribute("aria-details");
  else svg.setAttribute("aria-details", details);
  const slider = keepChild(plot, "div", "bins");
  const readout = keepChild(holder, "p", "readout");
  const known = states.get(root);
  const state: CalibrationState = known ?? { props, layout, own: undefined, show: () => undefined };
  const show = () => {
    const pointed = state.own === undefined ? undefined : state.props.bins[state.own];
    drawMarks(svg, calibrationMarks(state.props, state.layout, state.own));
    readout.textContent = pointed ? binText(pointed) : calibrationText(state.props);
    slider.setAttribute("aria-valuenow", String(state.own ?? 0));
    slider.setAttribute("aria-valuetext", readout.textContent);
  };
  Object.assign(state, { props, layout, show });
  slider.setAttribute("role", "slider");
  slider.setAttribute("tabindex", "0");
  slider.setAttribute("aria-label", `${label}, bin that is looked at`);
  slider.setAttribute("aria-valuemin", "0");
  slider.setAttribute("aria-valuemax", String(Math.max(0, bins.length - 1)));
  if (!known) listen(slider, state);
  states.set(root, state);
  show();
}

function listen(slider: HTMLElement, state: CalibrationState): void {
  const look = (bin: number | undefined) => {
    if (bin === state.own) return;
    state.own = bin;
    state.show();
    state.props.onPoint?.(bin);
  };
  slider.onpointermove = (event) => look(state.layout.binAt(event.clientX - slider.getBoundingClientRect().left));
  slider.onpointerleave = () => look(undefined);
  slider.onblur = () => look(undefined);
  slider.onkeydown = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // Up is more, as with every slider.
    const key = { ArrowUp: "ArrowRight", ArrowDown: "ArrowLeft" }[event.key] ?? event.key;
    const next = nextPlace(key, state.own ?? (key === "ArrowLeft" ? 1 : -1), state.props.bins.length, 1);
    if (next === undefined) return;
    event.preventDefault();
    look(Math.max(0, next));
  };
}
