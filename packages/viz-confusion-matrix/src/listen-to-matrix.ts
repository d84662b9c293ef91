import type { ConfusionTable } from "./confusion.ts";
import { type ConfusionLayout, placeAt } from "./confusion-layout.ts";
import type { MatrixPointing } from "./confusion-marks.ts";
import { type ConfusionWindow, isWhole, type MatrixPlace, windowBetween, zoomWindow } from "./confusion-window.ts";
import type { ConfusionMatrixProps } from "./render-confusion-matrix.ts";

/** What a matrix knows of itself between two drawings. */
export interface MatrixState {
  props: ConfusionMatrixProps;
  table: ConfusionTable;
  order: readonly number[];
  window: ConfusionWindow;
  layout: ConfusionLayout;
  /** The cell that is opened. */
  current: MatrixPlace | undefined;
  /** The cell that its own pointer or keys are at, and the block that is being drawn. */
  own: MatrixPointing;
  /** Draws what is pointed at, alone: the matrix stays as it is. */
  show(): void;
}

/** px that a pointer may tremble in a click. */
const tremble = 4;
/** Cells that an arrow key goes with Shift. */
const far = 10;

/** The pointer and the keys read cells, open them, and choose the block that is shown. */
export function listenToMatrix(cells: HTMLElement, state: MatrixState): void {
  let press: { x: number; y: number; place: MatrixPlace } | undefined;
  const placeOf = (event: PointerEvent | MouseEvent) => {
    const box = cells.getBoundingClientRect();
    return placeAt(state.layout, state.window, event.clientX - box.left, event.clientY - box.top);
  };
  cells.onpointerdown = (event) => {
    if (event.button !== 0 || state.order.length === 0) return;
    press = { x: event.clientX, y: event.clientY, place: placeOf(event) };
    cells.setPointerCapture?.(event.pointerId);
  };
  cells.onpointermove = (event) => {
    if (state.order.length === 0) return;
    const isDrawn = press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > tremble;
    point(state, { at: placeOf(event), from: isDrawn && state.props.onZoom ? press?.place : undefined });
  };
  cells.onpointerup = () => {
    const { at, from } = state.own;
    const pressed = press?.place;
    press = undefined;
    if (from && at) {
      point(state, { at });
      state.props.onZoom?.(windowBetween(from, at, state.order.length));
    } else if (pressed) {
      point(state, { at: pressed });
      open(state, pressed);
    }
  };
  cells.onpointercancel = () => {
    press = undefined;
    point(state, {});
  };
  cells.onpointerleave = () => {
    if (!press) point(state, {});
  };
  // Focus that comes back is where it went from.
  cells.onfocus = () => state.current && point(state, { at: state.current });
  cells.onblur = () => point(state, {});
  cells.onkeydown = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || state.order.length === 0) return;
    if (!pressKey(state, event.key, event.shiftKey)) return;
    event.preventDefault();
    // A matrix can be taller than the window: the cell that the keys are at stays in sight.
    const marks = cells.parentElement?.querySelectorAll(".pointing rect:not(.name)");
    if (state.own.at && marks) [...marks].at(-1)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
}

function pressKey(state: MatrixState, key: string, shift: boolean): boolean {
  const { window, order, own, current, props } = state;
  const here = own.at ?? current ?? { row: window.rows[0], column: window.columns[0] };
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (step) {
    const by = own.at ? (shift ? far : 1) : 0;
    const move = (place: number, along: number, [from, to]: readonly [number, number]) =>
      Math.max(from, Math.min(to - 1, place + along * by));
    const at = { row: move(here.row, step[0]!, window.rows), column: move(here.column, step[1]!, window.columns) };
    point(state, { at });
  } else if (key === "Enter" && own.at) open(state, own.at);
  else if ((key === "+" || key === "=") && props.onZoom) zoom(state, zoomWindow(window, 0.5, here, order.length));
  else if (key === "-" && props.onZoom) zoom(state, zoomWindow(window, 2, here, order.length));
  else if (key === "Escape" && current && props.onClose) {
    point(state, { at: current });
    props.onClose();
  } else if (key === "Escape" && !isWhole(window, order.length)) props.onZoom?.(undefined);
  else return false;
  return true;
}

function zoom({ props, order }: MatrixState, window: ConfusionWindow): void {
  props.onZoom?.(isWhole(window, order.length) ? undefined : window);
}

function open({ props, table, order }: MatrixState, { row, column }: MatrixPlace): void {
  props.onOpen?.(table.read(order[row]!, order[column]!));
}

function point(state: MatrixState, own: MatrixPointing): void {
  const before = state.own.at;
  state.own = own;
  state.show();
  if (before?.row === own.at?.row && before?.column === own.at?.column) return;
  state.props.onPoint?.(own.at && state.table.read(state.order[own.at.row]!, state.order[own.at.column]!));
}
