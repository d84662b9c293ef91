import type { Rect } from "./spectrum-layout.ts";
import type { SpectrumCell } from "./spectrum-marks.ts";

interface CellPointing {
  readonly rows: number;
  readonly columns: number;
  readonly map: Rect;
  readonly pointed: SpectrumCell | undefined;
  readonly onPoint: ((cell: SpectrumCell | undefined) => void) | undefined;
}

const steps = new Map([
  ["ArrowUp", [-1, 0]],
  ["ArrowDown", [1, 0]],
  ["ArrowLeft", [0, -1]],
  ["ArrowRight", [0, 1]],
]);
/** With Shift. */
const longStep = 4;

/** Tells which cell is looked at: the one under the pointer; by arrow keys the next one, from frequency 0; Escape: none. */
export function pointCells(frame: HTMLElement, { rows, columns, map, pointed, onPoint }: CellPointing): void {
  if (onPoint) frame.tabIndex = 0;
  else frame.removeAttribute("tabindex");
  frame.onpointermove = (event) => {
    const place = frame.getBoundingClientRect();
    const column = Math.floor(((event.clientX - place.left - map.left) / map.width) * columns);
    const row = Math.floor(((event.clientY - place.top - map.top) / map.height) * rows);
    const isOver = row >= 0 && row < rows && column >= 0 && column < columns;
    if (isOver && pointed?.row === row && pointed.column === column) return;
    if (isOver || pointed) onPoint?.(isOver ? { row, column } : undefined);
  };
  frame.onpointerleave = () => onPoint?.(undefined);
  frame.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const centre = { row: Math.floor(rows / 2), column: Math.floor(columns / 2) };
    const step = steps.get(event.key);
    if (step) {
      const from = pointed ?? centre;
      const size = event.shiftKey ? longStep : 1;
      onPoint?.({
        row: Math.max(0, Math.min(rows - 1, from.row + size * step[0]!)),
        column: Math.max(0, Math.min(columns - 1, from.column + size * step[1]!)),
      });
    } else if (event.key === "Home") onPoint?.(centre);
    else if (event.key === "Escape" && pointed) onPoint?.(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
