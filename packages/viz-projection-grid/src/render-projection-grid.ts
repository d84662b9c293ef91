import { adoptStyles, keepChild } from "@deconvscope/viz-kit";
import { layoutProjectionGrid, type ProjectionTile } from "./projection-grid-layout.ts";
import { projectionGridStyles } from "./projection-grid-styles.ts";
import { renderProjectionTable } from "./render-projection-table.ts";
import { renderProjectionTiles } from "./render-projection-tiles.ts";

export interface ProjectionGridProps {
  /** Strongest first. */
  readonly tiles: readonly ProjectionTile[];
  /** How many there will be: the rest are drawn as empty slots. */
  readonly slots?: number;
  /** Channel of the opened unit. */
  readonly selected?: number;
  /** Channel that is pointed at elsewhere. */
  readonly highlighted?: number;
  readonly view?: "pictures" | "table";
  /** How many images the ranks are among. */
  readonly images?: number;
  /** Width in px; decides the number of columns unless that is given. */
  readonly width?: number;
  readonly columns?: number;
  /** Name of the group; "Strongest maps" if left out. */
  readonly label?: string;
  readonly onSelect?: (channel: number) => void;
  readonly onHover?: (channel: number | undefined) => void;
}

/** Draws projections beside their patches, or the table with the same data. */
export function renderProjectionGrid(root: HTMLElement, props: ProjectionGridProps): void {
  const layout = layoutProjectionGrid(props.tiles, props);
  adoptStyles(root, projectionGridStyles);
  const frame = keepChild(root, "div", "deconvscope-projection-grid");
  frame.classList.toggle("linking", props.highlighted !== undefined);
  frame.classList.toggle("narrow", (props.width ?? Number.POSITIVE_INFINITY) < 480);
  const table = props.view === "table";
  frame.querySelector(table ? ".tiles" : ".scroll")?.remove();
  if (table) renderProjectionTable(keepChild(frame, "div", "scroll"), props);
  else renderProjectionTiles(keepChild(frame, "div", "tiles"), layout, props);
}
