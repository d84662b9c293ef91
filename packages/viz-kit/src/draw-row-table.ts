import { select } from "d3-selection";
import { keepTable, type TableHead } from "./keep-table.ts";
import { nextPlace, setTabStop } from "./rove-focus.ts";

export interface RowTable<Row> extends TableHead {
  readonly rows: readonly Row[];
  /** What a row is called in selected, highlighted and the callbacks. */
  keyOf(row: Row): number;
  /** Texts of a row, one a head. */
  cellsOf(row: Row): readonly string[];
  readonly selected?: number;
  readonly highlighted?: number;
  readonly onSelect?: (key: number) => void;
  readonly onHover?: (key: number | undefined) => void;
}

/** Draws a table whose rows are chosen by click or Enter: one tab stop, arrow keys inside, the chosen row marked. */
export function drawRowTable<Row>(place: HTMLElement, table: RowTable<Row>): void {
  const keys = table.rows.map((row) => table.keyOf(row));
  const rows = select(keepTable(place, table))
    .selectChildren<HTMLTableRowElement, Row>("tr")
    .data<Row>(table.rows, (row) => table.keyOf(row))
    .join("tr")
    .attr("aria-selected", (row) => String(table.keyOf(row) === table.selected))
    .classed("hot", (row) => table.keyOf(row) === table.highlighted)
    .on("click", (_, row) => table.onSelect?.(table.keyOf(row)))
    .on("pointerenter focus", (_, row) => table.onHover?.(table.keyOf(row)))
    .on("pointerleave blur", () => table.onHover?.(undefined))
    .order();
  rows
    .selectChildren<HTMLElement, string>("td")
    .data((row) => table.cellsOf(row))
    .join("td")
    .text(String);
  const nodes = rows.nodes();
  setTabStop(nodes, table.selected === undefined ? -1 : keys.indexOf(table.selected));
  rows.on("keydown", (event: KeyboardEvent, row) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = keys.indexOf(table.keyOf(row));
    const chooses = event.key === "Enter" || event.key === " ";
    if (chooses) table.onSelect?.(table.keyOf(row));
    const next = chooses ? at : nextPlace(event.key, at, nodes.length, 1);
    if (next === undefined) return;
    event.preventDefault();
    nodes[next]?.focus();
    setTabStop(nodes, next);
  });
}
