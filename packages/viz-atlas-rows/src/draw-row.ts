import { keepChild } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { type AtlasRow, type AtlasRowsLayout, pairsWidth } from "./atlas-rows-layout.ts";
import { deadText, maximumText, nameText, shareText } from "./atlas-rows-words.ts";
import type { AtlasState } from "./atlas-state.ts";
import { drawPairs } from "./draw-pairs.ts";
import { sparklinePath } from "./sparkline-path.ts";

interface Drawn {
  readonly row: AtlasRow | undefined;
  readonly layout: string;
  readonly outline: boolean;
  readonly images: number | undefined;
}
const drawn = new WeakMap<HTMLElement, Drawn>();

/**
 * Puts a row in its place; what it shows is drawn again only if its data or the layout have changed.
 * @param outline draws a new row without its pictures and facts
 */
export function drawRow(element: HTMLElement, number: number, { props, layout }: AtlasState, outline: boolean): void {
  const row = props.rows[number];
  const { dataset, style, classList } = element;
  dataset.number = String(number);
  style.top = `${number * layout.rowHeight}px`;
  element.setAttribute("aria-rowindex", String(number + 2));
  element.setAttribute("aria-selected", String(row !== undefined && row.channel === props.selected));
  classList.toggle("hot", row !== undefined && row.channel === props.highlighted);
  const before = drawn.get(element);
  const shape = `${layout.form} ${layout.pairs} ${layout.side} ${layout.columns}`;
  const { images } = props;
  const done = before?.row === row && before?.layout === shape && before.images === images;
  if (done && (outline || !before.outline)) return;
  if (before?.layout !== shape || before.outline) {
    element.replaceChildren();
    style.height = `${layout.rowHeight}px`;
    style.gridTemplateColumns = layout.columns;
  }
  classList.toggle("dead", row !== undefined && !(row.maximum > 0));
  const sketched = outline && before === undefined;
  if (sketched) drawOutline(element, row, layout);
  else if (!row) drawSlot(element, layout);
  else if (layout.form === "table") drawNumbers(element, row);
  else drawMap(element, row, layout, images);
  drawn.set(element, { row, layout: shape, outline: sketched, images });
}

function drawOutline(element: HTMLElement, row: AtlasRow | undefined, { form, pairs, side }: AtlasRowsLayout): void {
  cellOf(element, "name").textContent = row ? nameText(row) : "";
  if (form === "table" || (row && !(row.maximum > 0))) return;
  const ground = keepChild(cellOf(element, "pictures"), "span", "outline wait zero");
  ground.style.width = `${pairsWidth(pairs, side)}px`;
  ground.style.height = `${side}px`;
}

function drawSlot(element: HTMLElement, layout: AtlasRowsLayout): void {
  keepChild(cellOf(element, "name"), "span", "wait");
  if (layout.form !== "table") drawPairs(cellOf(element, "pictures"), undefined, layout);
}

function drawMap(element: HTMLElement, row: AtlasRow, layout: AtlasRowsLayout, images: number | undefined): void {
  drawName(element, row);
  const pictures = cellOf(element, "pictures");
  const dead = !(row.maximum > 0);
  if (dead) pictures.textContent = deadText(images);
  else {
    if (pictures.firstChild?.nodeName === "#text") pictures.replaceChildren();
    drawPairs(pictures, row.tops, layout);
  }
  const strength = cellOf(element, "strength");
  keepChild(strength, "span", "maximum").textContent = maximumText(row);
  drawSparkline(strength, dead ? [] : (row.histogram ?? []));
  const shows = cellOf(element, "shows");
  keepChild(shows, "span", "label").textContent = dead ? "" : (row.label ?? "");
  keepChild(shows, "span", "purity").textContent = dead || row.purity === undefined ? "" : shareText(row.purity);
  const meter = keepChild(shows, "span", "meter");
  meter.setAttribute("aria-hidden", "true");
  meter.hidden = dead || row.purity === undefined;
  keepChild(meter, "span", "fill").style.width = `${100 * (row.purity ?? 0)}%`;
  shows.title = row.label ?? "";
}

function drawNumbers(element: HTMLElement, row: AtlasRow): void {
  drawName(element, row);
  const texts = [maximumText(row), shareText(row.aboveHalf), shareText(row.purity), row.label ?? "–"];
  texts.forEach((text, index) => {
    cellOf(element, `number-${index}`).textContent = text;
  });
  cellOf(element, `number-${texts.length - 1}`).title = row.label ?? "";
}

/** Long names end in an ellipsis: the whole is its tooltip. */
function drawName(element: HTMLElement, row: AtlasRow): void {
  const cell = cellOf(element, "name");
  cell.textContent = nameText(row);
  cell.title = row.name ?? "";
}

function drawSparkline(place: HTMLElement, histogram: ArrayLike<number>): void {
  const svg = select(place)
    .selectChildren<SVGSVGElement, null>("svg")
    .data([null])
    .join((enter) => enter.append("svg").attr("class", "spark").attr("viewBox", "0 0 64 14"))
    .attr("preserveAspectRatio", "none")
    .attr("aria-hidden", "true");
  svg
    .selectChildren<SVGPathElement, string>("path")
    .data([sparklinePath(histogram, 64, 14)])
    .join("path")
    .attr("d", String);
}

function cellOf(element: HTMLElement, name: string): HTMLElement {
  const cell = keepChild(element, "span", name);
  cell.setAttribute("role", "gridcell");
  return cell;
}
