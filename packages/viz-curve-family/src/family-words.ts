import { type SvgMark, token } from "@deconvscope/viz-kit";

type Anchor = "start" | "middle" | "end";

/** Words of an axis or a title. */
export function plain(x: number, y: number, text: string, anchor: Anchor, fill = token("ink-3")): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill }, text };
}

/** Words in a colour of their own. It is also `color`, which a page's rules for words in pictures leave alone. */
export function named(x: number, y: number, text: string, fill: string, opacity?: number): SvgMark {
  const type = { class: "says", "font-size": 11, "font-weight": 600 };
  return { tag: "text", attributes: { x, y, ...type, fill, color: fill, opacity }, text };
}

export function ruled(x1: number, y1: number, x2: number, y2: number, stroke: string, more = {}): SvgMark {
  return { tag: "line", attributes: { x1, y1, x2, y2, stroke, "stroke-width": 1, ...more } };
}
