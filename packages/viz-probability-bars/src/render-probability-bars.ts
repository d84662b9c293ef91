import { adoptStyles, formatDifference, formatProbability, keepChild } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { type ClassProbability, layoutProbabilityBars, type ProbabilityBar } from "./probability-bars-layout.ts";
import { probabilityBarsStyles } from "./probability-bars-styles.ts";

export interface ProbabilityBarsProps {
  /** Most probable first. */
  readonly classes: readonly ClassProbability[];
  /** How many are drawn; all if left out. */
  readonly count?: number;
  /** Name of the list; "Classified as" if left out. */
  readonly label?: string;
  /** Makes each class a button. */
  readonly onSelect?: (key: string) => void;
  readonly onHover?: (key: string | undefined) => void;
}

/** Draws classes with their probabilities: a list that is its own table. */
export function renderProbabilityBars(root: HTMLElement, props: ProbabilityBarsProps): void {
  const bars = layoutProbabilityBars(props.classes, props.count);
  adoptStyles(root, probabilityBarsStyles);
  const list = keepChild(root, "ol", "deconvscope-probability-bars");
  list.setAttribute("aria-label", props.label ?? "Classified as");
  select(list)
    .selectChildren<HTMLLIElement, ProbabilityBar>("li")
    .data(bars, ({ key }) => key)
    .join("li")
    .on("pointerenter", (_, { key }) => props.onHover?.(key))
    .on("pointerleave", () => props.onHover?.(undefined))
    .each(function (bar) {
      drawLabel(keepChild(this, "span", "label"), bar, props);
      const { probability, difference } = bar.entry;
      keepChild(this, "span", "difference").textContent = difference === undefined ? "" : formatDifference(difference);
      keepChild(this, "span", "probability").textContent = formatProbability(probability);
      const meter = keepChild(this, "span", "meter");
      meter.setAttribute("aria-hidden", "true");
      keepChild(meter, "span", "fill").style.width = `${bar.length}%`;
    })
    .order();
}

function drawLabel(place: HTMLElement, bar: ProbabilityBar, props: ProbabilityBarsProps): void {
  place.title = bar.entry.label;
  if (!props.onSelect) {
    place.textContent = bar.entry.label;
    return;
  }
  if (place.firstChild?.nodeName === "#text") place.textContent = "";
  const button = keepChild(place, "button", "class");
  button.type = "button";
  button.textContent = bar.entry.label;
  select(button).on("click", () => props.onSelect?.(bar.key));
}
