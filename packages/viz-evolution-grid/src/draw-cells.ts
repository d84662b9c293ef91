import { drawPicture } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { PlacedCell } from "./evolution-grid-layout.ts";
import { cellText, silentWords } from "./evolution-grid-words.ts";
import type { EvolutionState } from "./evolution-state.ts";
import { matchPlace } from "./match-place.ts";

/** Draws the cells of a map's row: a button each, an outline where a snapshot is still to come. */
export function drawCells(row: HTMLElement, cells: readonly PlacedCell[], { props, sliding }: EvolutionState): void {
  const document = row.ownerDocument;
  const placeOf = ({ layer, channel, snapshot }: PlacedCell) => ({ layer, channel, snapshot: snapshot.key });
  const isSelected = (cell: PlacedCell) =>
    props.selected?.snapshot !== undefined && matchPlace(props.selected, placeOf(cell));
  select(row)
    .selectChildren<HTMLElement, PlacedCell>(".cell")
    .data(cells, ({ kind, snapshot }) => `${kind === "due" ? "due " : ""}${snapshot.key}`)
    .join((enter) =>
      enter
        .append(({ kind }) => document.createElement(kind === "due" ? "span" : "button"))
        .attr("type", ({ kind }) => (kind === "due" ? null : "button"))
        .attr("role", "gridcell"),
    )
    .attr("class", (cell) =>
      classOf(cell, sliding.has(cell.snapshot.key), matchPlace(props.highlighted, placeOf(cell))),
    )
    .attr("data-link", ({ layer, channel }) => `${layer}/${channel}`)
    .attr("data-snapshot", ({ snapshot }) => snapshot.key)
    .attr("aria-label", cellText)
    .attr("title", cellText)
    .attr("aria-selected", (cell) => (cell.kind === "due" ? null : String(isSelected(cell))))
    .on("click", (_, cell) => (cell.kind === "due" ? undefined : props.onSelect?.(placeOf(cell))))
    .on("pointerenter focus", (_, cell) => props.onHover?.(placeOf(cell)))
    .on("pointerleave blur", () => props.onHover?.(undefined))
    .each(function ({ kind, projection, patch }) {
      if (kind === "silent") {
        drawPicture(this, 0, "projection", { kind: "zero", words: silentWords });
        this.children[1]?.remove();
        return;
      }
      drawPicture(this, 0, "projection", projection);
      drawPicture(this, 1, "patch", patch);
    })
    .order();
}

function classOf({ kind, jump, held }: PlacedCell, slides: boolean, hot: boolean): string {
  const states = { jump, held, hot, slides };
  const set = Object.entries(states).flatMap(([name, on]) => (on ? [name] : []));
  return ["cell", ...(kind === "pictures" ? [] : [kind]), ...set].join(" ");
}
