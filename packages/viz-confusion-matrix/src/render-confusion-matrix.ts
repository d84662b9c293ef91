import {
  adoptStyles,
  drawColorLegend,
  drawMarks,
  formatNumber,
  formatPercent,
  keepChild,
  keepSvg,
  paintPixels,
  sequentialColor,
} from "@deconvscope/viz-kit";
import { type CellReading, type ConfusionData, ConfusionTable } from "./confusion.ts";
import { layoutConfusion } from "./confusion-layout.ts";
import { confusionMarks, currentMarks, pointingMarks } from "./confusion-marks.ts";
import { confusionPixels } from "./confusion-pixels.ts";
import { confusionStyles } from "./confusion-styles.ts";
import { type ConfusionWindow, isWhole, type MatrixPlace, wholeWindow } from "./confusion-window.ts";
import { cellText, mostDigits } from "./confusion-words.ts";
import { listenToMatrix, type MatrixState } from "./listen-to-matrix.ts";

export interface ConfusionMatrixProps extends ConfusionData {
  /** Indices of the classes; as they come if left out. */
  readonly order?: readonly number[] | undefined;
  /** The block that is shown; all of it if left out. */
  readonly window?: ConfusionWindow | undefined;
  /** The cell that is opened: indices of its classes. */
  readonly current?: Pick<CellReading, "row" | "column"> | undefined;
  /** px, of the square with its names; 560 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** What it shows: "Which class is taken for which". */
  readonly label: string;
  /** Id of the table with the same numbers. */
  readonly details?: string | undefined;
  /** The pointer or the keys are at a cell; undefined when they leave. */
  readonly onPoint?: ((cell: CellReading | undefined) => void) | undefined;
  /** A click on a cell, or Enter. */
  readonly onOpen?: ((cell: CellReading) => void) | undefined;
  /** Esc while a cell is opened. */
  readonly onClose?: (() => void) | undefined;
  /** A block was drawn, or chosen by + and −; undefined: all of it. */
  readonly onZoom?: ((window: ConfusionWindow | undefined) => void) | undefined;
}

const mostSide = 640;
const states = new WeakMap<HTMLElement, MatrixState>();

/** Draws which class is taken for which: a canvas, names and numbers where there is room, and a cell that is read. */
export function renderConfusionMatrix(root: HTMLElement, props: ConfusionMatrixProps): void {
  const { classes, width = 560, label, details, measure = "shares" } = props;
  const size = Math.min(width, mostSide);
  const order = props.order ?? classes.map((_, index) => index);
  const window = props.window ?? wholeWindow(classes.length);
  const table = new ConfusionTable(props);
  const layout = layoutConfusion(classes, order, window, size, mostDigits(table.most, measure));
  adoptStyles(root, confusionStyles);
  const holder = keepChild(root, "div", "deconvscope-confusion-matrix");
  const matrix = keepChild(holder, "div", "matrix");
  Object.assign(matrix.style, { width: `${size}px`, height: `${size}px` });
  const place = {
    left: `${layout.left}px`,
    top: `${layout.top}px`,
    width: `${layout.side}px`,
    height: `${layout.side}px`,
  };
  const canvas = keepChild(matrix, "canvas", "colors");
  canvas.setAttribute("aria-hidden", "true");
  Object.assign(canvas.style, place);
  const painted = confusionPixels(props, table, order, window, layout.side);
  paintPixels(canvas, painted.pixels, Math.max(1, painted.width), Math.max(1, painted.height));
  const svg = keepSvg(matrix, "marks");
  svg.setAttribute("width", String(size));
  svg.setAttribute("height", String(size));
  svg.setAttribute("aria-hidden", "true");
  drawMarks(keepGroup(svg, "names"), confusionMarks(props, table, order, window, layout));
  const cells = keepChild(matrix, "div", "cells");
  Object.assign(cells.style, place);
  cells.setAttribute("role", "application");
  cells.setAttribute("tabindex", "0");
  cells.setAttribute(
    "aria-label",
    `${label}, ${isWhole(window, classes.length) ? "" : "a block of "}${classes.length} classes`,
  );
  if (details === undefined) cells.removeAttribute("aria-details");
  else cells.setAttribute("aria-details", details);
  const readout = keepChild(holder, "p", "readout");
  readout.setAttribute("aria-live", "polite");
  drawColorLegend(holder, {
    from: 0,
    to: measure === "shares" ? 1 : table.most,
    width: Math.min(240, size),
    colorOf: (value) => sequentialColor(Math.sqrt(measure === "shares" ? value : value / Math.max(1, table.most))),
    format: measure === "shares" ? (value) => formatPercent(value, 0) : (value) => formatNumber(value),
  });
  const current = props.current && placeOf(props.current, order);
  const known = states.get(root);
  const state: MatrixState = known ?? { props, table, order, window, layout, current, own: {}, show: () => undefined };
  const show = () => {
    const { own, current, props, order, window, layout } = state;
    drawMarks(keepGroup(svg, "pointing"), [
      ...(current ? currentMarks(current, own.at === undefined, props, order, window, layout) : []),
      ...pointingMarks(own, props, order, window, layout),
    ]);
    const at = own.at ?? current;
    const cell = at && state.table.read(order[at.row]!, order[at.column]!);
    readout.textContent = cell ? cellText(cell, props.classes) : "";
  };
  Object.assign(state, { props, table, order, window, layout, current, show });
  if (!known) listenToMatrix(cells, state);
  states.set(root, state);
  show();
}

/** Undefined where the order has no such classes. */
function placeOf(cell: Pick<CellReading, "row" | "column">, order: readonly number[]): MatrixPlace | undefined {
  const place = { row: order.indexOf(cell.row), column: order.indexOf(cell.column) };
  return place.row < 0 || place.column < 0 ? undefined : place;
}

function keepGroup(svg: SVGSVGElement, name: string): SVGGElement {
  const there = svg.querySelector<SVGGElement>(`g.${name}`);
  if (there) return there;
  const group = svg.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "g");
  group.setAttribute("class", name);
  return svg.appendChild(group);
}
