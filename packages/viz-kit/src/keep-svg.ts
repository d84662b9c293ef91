import { select } from "d3-selection";

/** The SVG child of that class, made at the end of the parent if it is not there yet. */
export function keepSvg(parent: Element, className: string): SVGSVGElement {
  const child = select(parent)
    .selectChildren<SVGSVGElement, null>(`svg.${className}`)
    .data([null])
    .join((enter) => enter.append("svg").attr("class", className))
    .node();
  if (!child) throw new Error(`expected to make an svg of class ${className}`);
  return child;
}
