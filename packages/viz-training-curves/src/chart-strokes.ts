import { type SvgMark, token } from "@deconvscope/viz-kit";

export function ruled(x1: number, y1: number, x2: number, y2: number, stroke: string, dashes?: string): SvgMark {
  return { tag: "line", attributes: { x1, y1, x2, y2, stroke, "stroke-width": 1, "stroke-dasharray": dashes } };
}

const halo = { stroke: token("surface"), "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };

/** Words of an axis. */
export function plain(x: number, y: number, text: string, anchor: "start" | "middle" | "end"): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill: token("ink-3") }, text };
}

/** Words of something that happened. */
export function noted(x: number, y: number, text: string, anchor: "start" | "end"): SvgMark {
  return { tag: "text", attributes: { ...plain(x, y, text, anchor).attributes, ...halo }, text };
}

/** Words that lines may run behind. Their colour is also `color`, which a page's rules for words in pictures leave alone. */
export function haloed(
  x: number,
  y: number,
  text: string,
  anchor: "start" | "end",
  fill: string,
  opacity?: number,
): SvgMark {
  const type = { class: "says", "font-size": 11, "font-weight": 600, "text-anchor": anchor };
  return { tag: "text", attributes: { x, y, ...type, fill, color: fill, ...halo, opacity }, text };
}
