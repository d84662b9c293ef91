import {
  adoptStyles,
  drawMarks,
  formatActivation,
  keepChild,
  keepSvg,
  paintPixels,
  type SvgMark,
} from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import {
  type ActivationMapData,
  type ActivationMapLayout,
  layoutActivationMap,
  type MapPlace,
} from "./activation-map-layout.ts";
import { activationMapStyles } from "./activation-map-styles.ts";
import { pickPlace } from "./pick-place.ts";

export interface ActivationMapProps extends ActivationMapData {
  /** The place that is looked at; the maximum if left out. */
  readonly marked?: MapPlace;
  /** Side of the drawn map in px along x; as wide as its place if left out. */
  readonly size?: number;
  /** Name of the map: "fire6, map 258". */
  readonly label?: string;
  /** Leaves out the scale and the readout, for small multiples. */
  readonly bare?: boolean;
  readonly onPick?: (y: number, x: number) => void;
  readonly onHover?: (place: MapPlace | undefined) => void;
}

/** Draws one feature map: a canvas cell a unit, never smoothed, with its scale. */
export function renderActivationMap(root: HTMLElement, props: ActivationMapProps): void {
  const layout = layoutActivationMap(props);
  adoptStyles(root, activationMapStyles);
  const frame = keepChild(root, "div", "deconvscope-activation-map");
  const map = keepChild(frame, "div", "map");
  map.style.width = props.size === undefined ? "100%" : `${props.size}px`;
  map.style.aspectRatio = `${props.width} / ${props.height}`;
  paintPixels(keepChild(map, "canvas", "pixels"), layout.pixels, props.width, props.height);
  const overlay = keepSvg(map, "marks");
  overlay.setAttribute("viewBox", `0 0 ${props.width} ${props.height}`);
  overlay.setAttribute("preserveAspectRatio", "none");
  overlay.setAttribute("aria-hidden", "true");
  const marked = props.marked ?? layout.peak;
  const draw = (pointer?: MapPlace) => drawMarks(overlay, marksOf(marked, pointer));
  draw();

  if (props.bare) for (const part of frame.querySelectorAll(".scale, .readout")) part.remove();
  else drawScale(keepChild(frame, "div", "scale"), layout);
  const readout = props.bare ? undefined : keepChild(frame, "p", "readout");
  if (readout) readout.setAttribute("aria-live", "polite");
  const say = (place: MapPlace) => {
    if (readout) readout.textContent = words(props, place);
  };
  say(marked);
  map.classList.toggle("pickable", props.onPick !== undefined);
  map.setAttribute("role", props.onPick ? "application" : "img");
  map.setAttribute(
    "aria-label",
    `${props.label ?? "Feature map"}, ${props.height} × ${props.width}, ${words(props, marked)}`,
  );
  pickPlace(map, props, marked, (pointer) => {
    draw(pointer);
    say(pointer ?? marked);
    props.onHover?.(pointer);
  });
}

function words({ values, width }: ActivationMapData, { y, x }: MapPlace): string {
  return `${formatActivation(values[y * width + x] ?? Number.NaN)} at ${y}, ${x}`;
}

function marksOf(marked: MapPlace, pointer: MapPlace | undefined): SvgMark[] {
  const cell = (name: string, { y, x }: MapPlace): SvgMark => ({
    tag: "rect",
    attributes: { class: name, x, y, width: 1, height: 1 },
  });
  return [cell("halo", marked), cell("mark", marked), ...(pointer ? [cell("pointer", pointer)] : [])];
}

function drawScale(scale: HTMLElement, { ticks }: ActivationMapLayout): void {
  scale.setAttribute("aria-hidden", "true");
  keepChild(scale, "div", "ramp");
  select(scale)
    .selectChildren<HTMLElement, (typeof ticks)[number]>(".tick")
    .data(ticks)
    .join("span")
    .attr("class", ({ share }) => `tick${share < 0.02 ? " first" : share > 0.95 ? " last" : ""}`)
    .style("left", ({ share }) => `${100 * share}%`)
    .text(({ text }) => text);
}
