import { keepChild } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { AtlasRowsLayout } from "./atlas-rows-layout.ts";
import { headTexts } from "./atlas-rows-words.ts";
import { type AtlasState, viewportOf } from "./atlas-state.ts";
import { drawRow } from "./draw-row.ts";
import { type RowRange, rowsInView, rowsToDraw } from "./row-window.ts";

/** Rows drawn above and below those in view. */
const overscan = 6;
/** ms without scrolling after which outlines become rows. */
const restAfter = 100;

/** Says what the list is: whatever does not depend on where it is scrolled to. */
export function drawFrame({ frame, props, layout }: AtlasState): void {
  frame.className = `deconvscope-atlas-rows ${layout.form}`;
  frame.classList.toggle("linking", props.highlighted !== undefined);
  frame.setAttribute("role", "grid");
  frame.setAttribute("aria-label", props.label ?? "Feature maps");
  frame.setAttribute("aria-rowcount", String(props.rows.length + 1));
  drawHeads(keepChild(frame, "div", "heads"), layout, props.what);
  const body = keepChild(frame, "div", "body");
  body.setAttribute("role", "rowgroup");
  body.style.height = `${props.rows.length * layout.rowHeight}px`;
}

/**
 * Brings into the page the rows that are in view now, and tells which they are if that has changed. Where the list
 * was scrolled by more than a quarter of its height at once, new rows are outlines until it has come to rest.
 */
export function followScroll(state: AtlasState): void {
  const { top, height } = viewportOf(state);
  const hurried = state.settling !== undefined || Math.abs(top - state.drawnAt) > height / 4;
  if (hurried) {
    clearTimeout(state.settling);
    drawRows(state, true);
    state.settling = setTimeout(() => drawWindow(state), restAfter);
  } else drawWindow(state);
}

/** Draws the rows in view in full and tells which they are if that has changed. */
export function drawWindow(state: AtlasState): void {
  clearTimeout(state.settling);
  state.settling = undefined;
  const { first, last } = drawRows(state, false);
  if (last < first || (state.told?.first === first && state.told.last === last)) return;
  state.told = { first, last };
  state.props.onRange?.(first, last);
}

function drawRows(state: AtlasState, outlines: boolean): RowRange {
  const { frame, props, layout } = state;
  const { rows } = props;
  const viewport = viewportOf(state);
  const range = rowsInView(viewport, rows.length, layout);
  state.drawnAt = viewport.top;
  const focused = frame.querySelector(".row:focus") ? state.active : undefined;
  const numbers = rowsToDraw(range, rows.length, overscan, focused);
  const stop = numbers.includes(state.active) ? state.active : range.first;
  select(keepChild(frame, "div", "body"))
    .selectChildren<HTMLElement, number>(".row")
    .data(numbers, function (number) {
      return (this instanceof HTMLElement && this.dataset.key) || keyOf(state, number);
    })
    .join((enter) =>
      enter
        .append("div")
        .attr("class", "row")
        .attr("role", "row")
        .attr("data-key", (number) => keyOf(state, number)),
    )
    .each(function (number) {
      drawRow(this, number, state, outlines);
      this.setAttribute("tabindex", number === stop ? "0" : "-1");
    })
    .order();
  if (focused !== undefined && !frame.querySelector(".row:focus")) focusRow(state);
  const busy = String(numbers.some((number) => !rows[number]));
  if (frame.getAttribute("aria-busy") !== busy) frame.setAttribute("aria-busy", busy);
  return range;
}

/** Gives the row that the keys are at the focus, without scrolling. */
export function focusRow({ frame, active }: AtlasState): void {
  frame.querySelector<HTMLElement>(`.row[data-number="${active}"]`)?.focus({ preventScroll: true });
}

/** A row that has come takes the place of its slot: another element, so that nothing of the slot stays. */
function keyOf({ props }: AtlasState, number: number): string {
  const row = props.rows[number];
  return row ? `map-${row.channel}` : `slot-${number}`;
}

function drawHeads(heads: HTMLElement, layout: AtlasRowsLayout, what: "map" | "unit" | undefined): void {
  heads.setAttribute("role", "rowgroup");
  const row = keepChild(heads, "div", "head");
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", "1");
  row.style.gridTemplateColumns = layout.form === "narrow" ? "" : layout.columns;
  select(row)
    .selectChildren<HTMLElement, string>("span")
    .data(headTexts(layout, what))
    .join("span")
    .attr("role", "columnheader")
    .text(String);
}
