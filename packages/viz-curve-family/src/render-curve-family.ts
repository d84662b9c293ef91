import { adoptStyles, drawMarks, keepChild, keepSvg } from "@deconvscope/viz-kit";
import type { CurveFamilyData, FamilyMarker } from "./curve-family.ts";
import { type CurveFamilyLayout, endsOf } from "./curve-family-layout.ts";
import { type CurveFamilyMarks, curveFamilyMarks } from "./curve-family-marks.ts";
import { curveFamilyStyles } from "./curve-family-styles.ts";
import { formatAmount } from "./format-amount.ts";
import { amountOf, listenToSlider, type SliderState } from "./listen-to-slider.ts";
import { markerMarks } from "./marker-marks.ts";
import { formatDistance, readFamily } from "./read-family.ts";

export interface CurveFamilyProps extends CurveFamilyData {
  /** The amount that is looked at. */
  readonly marker?: FamilyMarker | undefined;
  /** Name of the line that is lit; the others are dimmed. */
  readonly highlighted?: string | undefined;
  /** px; 720 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** px of one chart; 112 if left out. */
  readonly plotHeight?: number | undefined;
  /** What they show: "How far features move". */
  readonly label: string;
  /** Id of the table with the same numbers. */
  readonly details?: string | undefined;
  /** A hand or a key moves the marker; it rests when the pointer is let go, and after each key. */
  readonly onMove?: ((marker: FamilyMarker, rests: boolean) => void) | undefined;
  /** The pointer is over an amount; undefined when it leaves. */
  readonly onPoint?: ((marker: FamilyMarker | undefined) => void) | undefined;
}

const states = new WeakMap<HTMLElement, SliderState>();
/** What each place shows: a marker that moves draws no curve anew. */
const shown = new WeakMap<SVGGElement, { readonly of: readonly unknown[]; readonly drawn: CurveFamilyMarks }>();

/** Draws lines over amounts in small multiples of shared scales; only what has changed is touched. */
export function renderCurveFamily(root: HTMLElement, props: CurveFamilyProps): void {
  const { width = 720, label, details, marker } = props;
  const isMoved = props.onMove !== undefined;
  adoptStyles(root, curveFamilyStyles);
  const frame = keepChild(root, "div", "deconvscope-curve-family");
  const svg = keepSvg(frame, "curves");
  const { layout } = drawCharts(svg, props, width, isMoved);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(layout.height));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  if (details === undefined) svg.removeAttribute("aria-details");
  else svg.setAttribute("aria-details", details);
  drawMarks(keepGroup(svg, "marker"), markerMarks(props, layout, marker, isMoved));
  placeSliders(frame, props, layout);
}

function drawCharts(svg: SVGSVGElement, props: CurveFamilyProps, width: number, isMoved: boolean): CurveFamilyMarks {
  const { columns, rows, lines, meanName, highlighted, plotHeight = 112 } = props;
  const group = keepGroup(svg, "charts");
  const of = [columns, rows, lines, meanName, highlighted, plotHeight, width, isMoved];
  const known = shown.get(group);
  if (known && of.every((value, index) => Object.is(value, known.of[index]))) return known.drawn;
  const drawn = curveFamilyMarks(props, width, plotHeight, { highlighted, isMoved });
  drawMarks(group, drawn.marks);
  shown.set(group, { of, drawn });
  return drawn;
}

function placeSliders(frame: HTMLElement, props: CurveFamilyProps, layout: CurveFamilyLayout): void {
  for (const { column, left, right, top, bottom } of layout.sliders) {
    const slider = keepChild(frame, "div", `slider at-${column}`);
    Object.assign(slider.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
    });
    const known = states.get(slider);
    const state = known ?? { props, layout, column };
    Object.assign(state, { props, layout });
    if (state !== known) listenToSlider(slider, state);
    states.set(slider, state);
    nameSlider(slider, props, column);
  }
  for (const slider of [...frame.querySelectorAll(".slider")].slice(layout.sliders.length)) slider.remove();
}

function nameSlider(slider: HTMLElement, props: CurveFamilyProps, at: number): void {
  const column = props.columns[at]!;
  if (!props.onMove) {
    for (const name of ["role", "tabindex", "aria-label", "aria-valuetext"]) slider.removeAttribute(name);
    return;
  }
  const [least, most] = endsOf(column);
  const amount = amountOf({ props, column: at });
  const read = props.marker?.column === column.id ? readFamily(props, props.marker) : [];
  const followed = props.lines.findIndex(({ name }) => name === props.marker?.line);
  const said = read.flatMap(({ title, values, mean }) => {
    const value = followed >= 0 ? values[followed]! : mean;
    return Number.isFinite(value) ? [`${title} ${formatDistance(value)}`] : [];
  });
  slider.setAttribute("role", "slider");
  slider.setAttribute("tabindex", "0");
  slider.setAttribute("aria-label", column.title);
  slider.setAttribute("aria-valuemin", String(least));
  slider.setAttribute("aria-valuemax", String(most));
  slider.setAttribute("aria-valuenow", String(amount));
  slider.setAttribute("aria-valuetext", [formatAmount(column, amount), ...said].join(", "));
}

function keepGroup(svg: SVGSVGElement, name: string): SVGGElement {
  const there = svg.querySelector<SVGGElement>(`g.${name}`);
  if (there) return there;
  const group = svg.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "g");
  group.setAttribute("class", name);
  return svg.appendChild(group);
}
