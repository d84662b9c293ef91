import { drawPicture, formatActivation, keepChild, roveFocus, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { TopActivationsProps } from "./render-top-activations.ts";
import { topText, unseenText } from "./top-activation-words.ts";
import {
  gridGap,
  type PlacedTop,
  pictureGap,
  type TopActivation,
  type TopActivationsLayout,
} from "./top-activations-layout.ts";

/** Draws the two grids: one tab stop and arrow keys among the projections, whatever is pointed at lit in both. */
export function renderTopPictures(place: HTMLElement, layout: TopActivationsLayout, props: TopActivationsProps): void {
  const label = props.label ?? "Strongest activations";
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", label);
  place.setAttribute("aria-busy", String(layout.places.some(({ projection }) => projection.kind === "waiting")));
  place.classList.toggle("captioned", layout.captions);
  place.style.gap = `${gridGap}px`;
  const light = (rank: number | undefined) => {
    for (const cell of place.querySelectorAll<HTMLElement>(".cell")) {
      cell.classList.toggle("hot", rank !== undefined && cell.dataset.rank === String(rank));
    }
  };
  for (const side of ["projection", "patch"] as const) {
    const grid = keepChild(place, "div", side === "projection" ? "grid projections" : "grid patches");
    grid.style.gridTemplateColumns = `repeat(${layout.columns}, minmax(0, 1fr))`;
    grid.style.gap = `${pictureGap}px`;
    select(grid)
      .selectChildren<HTMLElement, PlacedTop>(".cell")
      .data(layout.places, ({ key }) => key)
      .join((enter) =>
        enter
          .append(({ top }) => document.createElement(top && side === "projection" ? "button" : "span"))
          .attr("class", "cell")
          .attr("type", ({ top }) => (top && side === "projection" ? "button" : null))
          .attr("aria-hidden", ({ top }) => (top && side === "projection" ? null : "true")),
      )
      .attr("data-rank", ({ top }) => top?.rank ?? null)
      .attr("title", ({ top }) => (top ? topText(top) : null))
      .classed("well", ({ top }) => !top)
      .classed("chosen", ({ top }) => top !== undefined && top.rank === props.selected)
      .on("click", (_, { top }) => top && props.onSelect?.(top.rank))
      .on("pointerenter focus", (_, { top }) => {
        light(top?.rank);
        props.onHover?.(top?.rank);
      })
      .on("pointerleave blur", () => {
        light(props.highlighted);
        props.onHover?.(undefined);
      })
      .each(function ({ top, projection, patch }) {
        drawPicture(this, 0, "picture", side === "projection" ? projection : patch);
        drawCaption(keepChild(this, "span", "caption"), side, top);
      })
      .order();
  }
  const buttons = select(place)
    .selectAll<HTMLElement, PlacedTop>("button.cell")
    .attr("aria-pressed", ({ top }) => String(top?.rank === props.selected));
  setTabStop(buttons.nodes(), (props.selected ?? 1) - 1);
  roveFocus(place, "button.cell", () => layout.columns);
  const pointed = place.querySelector<HTMLElement>(".cell:hover, .cell:focus")?.dataset.rank;
  light(pointed === undefined ? props.highlighted : Number(pointed));
}

/** Rank and value under the projection, its button's name with what is not seen; under the patch what the image shows. */
function drawCaption(caption: HTMLElement, side: "projection" | "patch", top: TopActivation | undefined): void {
  if (side === "patch") {
    caption.textContent = top ? (top.label ?? top.image) : "";
    return;
  }
  if (!top) return;
  keepChild(caption, "span", "unseen number").textContent = "Number";
  keepChild(caption, "b", "rank").textContent = String(top.rank);
  keepChild(caption, "span", "unseen means").textContent = "activation";
  keepChild(caption, "span", "activation").textContent = formatActivation(top.activation);
  keepChild(caption, "span", "unseen more").textContent = unseenText(top);
}
