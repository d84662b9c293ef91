import { drawMarks, formatMagnitude, formatNumber, keepChild, keepSvg, token } from "@deconvscope/viz-kit";
import type { PlacedRow } from "./layer-table-layout.ts";

const barLength = 60;
const glyphSide = 16;

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

function drawName(cell: HTMLElement, { row, open, indent }: PlacedRow, fold: (id: string) => void): void {
  cell.style.paddingLeft = `${8 + 18 * indent}px`;
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
  const glyph = keepSvg(cell, "glyph");
  glyph.setAttribute("width", String(glyphSide));
  glyph.setAttribute("height", String(glyphSide));
  glyph.setAttribute("aria-hidden", "true");
  const side = Math.max(0.5, glyphSide * field);
  const at = (glyphSide - side) / 2;
  drawMarks(glyph, [
    { tag: "rect", attributes: { width: glyphSide, height: glyphSide, fill: token("sunken") } },
    { tag: "rect", attributes: { x: at, y: at, width: side, height: side, fill: token("ink-2") } },
  ]);
}

function drawAmount(cell: HTMLElement, text: string, share: number): void {
  keepChild(cell, "span", "number").textContent = text;
  const bar = keepChild(cell, "span", "bar");
  bar.setAttribute("aria-hidden", "true");
  bar.style.width = `${Math.round(10 * barLength * share) / 10}px`;
}
