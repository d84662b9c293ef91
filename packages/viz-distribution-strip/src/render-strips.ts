import { adoptStyles, drawMarks, keepChild, keepSvg } from "@deconvscope/viz-kit";
import type { StripTable } from "./strip-layout.ts";
import { describeStrip, stripMarks } from "./strip-marks.ts";
import { stripStyles } from "./strip-styles.ts";

export interface StripsProps extends StripTable {
  /** px. */
  readonly width: number;
  /** What it shows: "Correspondence of parts". */
  readonly label: string;
  /** Id of the table with the same numbers; the label says them if left out. */
  readonly details?: string | undefined;
}

/** Draws measured values on their null distributions, small multiples of one scale. */
export function renderStrips(root: HTMLElement, props: StripsProps): void {
  const { width, label, details } = props;
  const { marks, height } = stripMarks(props, width);
  adoptStyles(root, stripStyles);
  const svg = keepSvg(keepChild(root, "div", "deconvscope-distribution-strip"), "strips");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", details === undefined ? `${label}. ${sayAll(props)}` : label);
  if (details === undefined) svg.removeAttribute("aria-details");
  else svg.setAttribute("aria-details", details);
  drawMarks(svg, marks);
}

function sayAll({ columns, rows }: StripTable): string {
  return rows
    .flatMap(({ name, strips }) =>
      columns.map((column, index) => {
        const strip = strips[index];
        return `${name}, ${column}: ${strip ? describeStrip(strip) : "still to come"}`;
      }),
    )
    .join("; ");
}
