import { formatMagnitude, formatNumber, keepChild } from "@deconvscope/viz-kit";
import type { PlacedRow } from "./layer-table-layout.ts";

const barLength = 60;

/** Fills one row: name, operator, output, receptive field, stride, parameters, FLOPs. */
export function drawCells(line: HTMLTableRowElement, place: PlacedRow, fold: (id: string) => void): void {
  const { row } = place;
  drawName(keepChild(line, "td", "name"), place, fold);
  keepChild(line, "td", "operator").textContent = row.operator;
  keepChild(line, "td", "output right").textContent = row.output.map((side) => formatNumber(side)).join(" × ");
  drawField(keepChild(line, "td", "field right"), place);
  keepChild(line, "td", "stride right").textContent = row.stride ? formatNumber(row.stride) : "–";
  drawAmount(keepChild(line, "td", "parameters amount"), dash(row.parameters, formatNumber), place.parameters);
  drawAmount(keepChild(line, "td", "flops amount"), dash(row.flops, formatMagnitude), place.flops);
}

const dash = (count: number, format: (count: number) => string) => (count === 0 ? "–" : format(count));

function drawName(cell: HTMLElement, { row, open, depth }: PlacedRow, fold: (id: string) => void): void {
  cell.style.paddingLeft = `${8 + 18 * depth}px`;
  if (open !== undefined) {
    const button = keepChild(cell, "button", "fold");
    button.type = "button";
    button.tabIndex = -1;
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", `${open ? "Fold" : "Unfold"} ${row.label}`);
    button.onclick = (event) => {
      event.stopPropagation();
      fold(row.id);
    };
  } else cell.querySelector(".fold")?.remove();
  keepChild(cell, "code", "label").textContent = row.label;
}

function drawField(cell: HTMLElement, { row, field }: PlacedRow): void {
  keepChild(cell, "span", "number").textContent =
    row.receptiveField === undefined ? "all" : formatNumber(row.receptiveField);
  const glyph = keepChild(cell, "span", "glyph");
  glyph.setAttribute("aria-hidden", "true");
  const square = keepChild(glyph, "span", "square");
  square.style.width = `${16 * field}px`;
  square.style.height = `${16 * field}px`;
}

function drawAmount(cell: HTMLElement, text: string, share: number): void {
  keepChild(cell, "span", "number").textContent = text;
  const bar = keepChild(cell, "span", "bar");
  bar.setAttribute("aria-hidden", "true");
  bar.style.width = `${Math.round(10 * barLength * share) / 10}px`;
}
