import { select } from "d3-selection";
import { keepChild } from "./keep-child.ts";

export interface TableHead {
  /** Class of the table. */
  readonly className: string;
  /** Name of the table; left out where what holds it is named. */
  readonly label?: string;
  readonly heads: readonly string[];
}

/** A table with these heads, made if it is not there yet; its body is for the rows. */
export function keepTable(place: HTMLElement, { className, label, heads }: TableHead): HTMLTableSectionElement {
  const table = keepChild(place, "table", className);
  if (label !== undefined) table.setAttribute("aria-label", label);
  select(keepChild(keepChild(table, "thead", "head"), "tr", "head"))
    .selectChildren<HTMLElement, string>("th")
    .data(heads)
    .join("th")
    .attr("scope", "col")
    .text(String);
  return keepChild(table, "tbody", "body");
}
