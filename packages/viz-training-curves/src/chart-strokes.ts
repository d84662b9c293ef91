import { type SvgMark, token } from "@deconvscope/viz-kit";

export function ruled(x1: number, y1: number, x2: number, y2: number, stroke: string, dashes?: string): SvgMark {
  return { tag: "line", attributes: { x1, y1, x2, y2, stroke, "stroke-width": 1, "stroke-dasharray": dashes } };
}

/** Words of an axis. */
export function plain(x: number, y: number, text: string, anchor: "start" | "middle" | "end"): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill: token("ink-3") }, text };
}

/** Words that lines may run behind. */
export function haloed(
  x: number,
  y: number,
  text: string,
  anchor: "start" | "end",
  fill: string,
  opacity?: number,
): SvgMark {
  const halo = { stroke: token("surface"), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
  const type = { "font-size": 11, "font-weight": 600, "text-anchor": anchor };
  return { tag: "text", attributes: { x, y, ...type, fill, ...halo, opacity }, text };
}
