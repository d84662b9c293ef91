import type { Sliding } from "../reach/layer-reach.ts";
import type { Place } from "../square-grid.ts";
import { countOwnRows } from "./cell-table.ts";
import type { LayerWindow } from "./layer-window.ts";

/** A rectangle of a layer's cells for each place, together with what windows around them reach. */
export interface CellPatch {
  readonly height: number;
  readonly width: number;
  /** [places, height, width] rows of the layer's table */
  readonly rows: Int32Array;
}

/** Where a window's cells are in the table: those of each place behind those of the one before, or the same for all. */
export type WindowCells = "each" | "shared";

/**
 * Finds the cells that an output window is computed from: those of the input's window where it has been computed again,
 * those of the unoccluded image elsewhere, padding outside.
 * @param input the window of the layer that is read
 * @param output the window that is to be computed
 * @param pad the row of the table, after the map's own, that stands for padding
 */
export function indexCells(
  input: LayerWindow,
  output: LayerWindow,
  [down, across]: Sliding,
  pad: number,
  places: readonly Place[],
  kind: WindowCells = "each",
): CellPatch {
  const [mapHeight, mapWidth] = [input.rows.length, input.columns.length];
  const own = countOwnRows({ height: mapHeight, width: mapWidth });
  const height = (output.rows.size - 1) * down.stride + down.extent;
  const width = (output.columns.size - 1) * across.stride + across.extent;
  const rows = new Int32Array(places.length * height * width);
  let at = 0;
  for (const [index, { top, left }] of places.entries()) {
    const firstY = output.rows.starts[top]! * down.stride - down.before;
    const firstX = output.columns.starts[left]! * across.stride - across.before;
    const [windowY, windowX] = [input.rows.starts[top]!, input.columns.starts[left]!];
    const behind = own + (kind === "each" ? index * input.rows.size * input.columns.size : 0);
    for (let y = firstY; y < firstY + height; y++) {
      const isRow = y >= 0 && y < mapHeight;
      const inRows = y >= windowY && y < windowY + input.rows.size;
      for (let x = firstX; x < firstX + width; x++) {
        if (!isRow || x < 0 || x >= mapWidth) rows[at++] = own - 2 + pad;
        else if (inRows && x >= windowX && x < windowX + input.columns.size) {
          rows[at++] = behind + (kind === "each" ? (y - windowY) * input.columns.size + x - windowX : y * mapWidth + x);
        } else rows[at++] = y * mapWidth + x;
      }
    }
  }
  return { height, width, rows };
}
