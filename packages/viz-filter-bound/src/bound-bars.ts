import { type SvgMark, token } from "@deconvscope/viz-kit";
import { scaleLinear } from "d3-scale";
import type { BoundFilter } from "./filter-bound-layout.ts";
import { formatRms } from "./filter-bound-words.ts";

/** px. */
const edge = { left: 40, top: 24, bottom: 6 };

export interface BoundBars {
  readonly marks: readonly SvgMark[];
  /** The filter whose bar is at a place, px; none beside the bars. */
  filterAt(x: number): number | undefined;
}

/**
 * A bar a filter from 0 to its root mean square, the bound as a line: what is above it is pale.
 * @param lit filters of which one is chosen or pointed at; the pointed one dims the others
 */
export function boundBars(
  filters: readonly BoundFilter[],
  bound: number,
  { width, height }: { readonly width: number; readonly height: number },
  lit: { readonly selected?: number | undefined; readonly highlighted?: number | undefined } = {},
): BoundBars {
  const most = Math.max(bound, ...filters.map(({ rms }) => rms));
  const y = scaleLinear([0, most], [height - edge.bottom, edge.top]).nice(3);
  const pitch = Math.max(0, width - edge.left) / filters.length;
  const bar = Math.max(1, pitch - (pitch > 4 ? 2 : pitch > 2 ? 1 : 0));
  const xOf = (index: number) => edge.left + index * pitch + (pitch - bar) / 2;
  const words = `bound ${formatRms(bound)}`;
  const marks: SvgMark[] = [
    ...y
      .ticks(3)
      .flatMap((tick, index) => [
        ruled(edge.left, width, y(tick), token(index === 0 ? "line-strong" : "line")),
        written(edge.left - 6, y(tick) + 4, formatRms(tick), "end"),
      ]),
    written(0, 10, "RMS of each filter", "start"),
    ...filters.flatMap((one, index) => {
      const kept = Math.min(one.rms, bound);
      const opacity = lit.highlighted === undefined || lit.highlighted === one.filter ? undefined : 0.25;
      const fill = token(lit.selected === one.filter ? "select-mark" : "ink-2");
      const place = { x: xOf(index), width: bar, fill };
      const barOf = (name: string, from: number, to: number, faint: number): SvgMark => ({
        tag: "rect",
        attributes: {
          class: name,
          "data-link": `filter-${one.filter}`,
          ...place,
          y: y(to),
          height: y(from) - y(to),
          opacity: (opacity ?? 1) * faint,
        },
      });
      return [barOf("kept", 0, kept, 1), ...(one.rms > bound ? [barOf("cut", bound, one.rms, 0.45)] : [])];
    }),
    {
      tag: "line",
      attributes: {
        class: "bound",
        x1: edge.left,
        x2: width,
        y1: y(bound),
        y2: y(bound),
        stroke: token("bad"),
        "stroke-width": 1.5,
      },
    },
    {
      tag: "text",
      attributes: {
        class: "says",
        x: width,
        y: Math.max(10, y(bound) - 5),
        ...{ "text-anchor": "end", "font-size": 11, "font-weight": 600, fill: token("bad"), color: token("bad") },
        ...{ stroke: token("surface"), "stroke-width": 3, "paint-order": "stroke" },
      },
      text: words,
    },
  ];
  return {
    marks,
    filterAt: (x) => (x < edge.left ? undefined : filters[Math.floor((x - edge.left) / pitch)]?.filter),
  };
}

function ruled(x1: number, x2: number, y: number, stroke: string): SvgMark {
  return { tag: "line", attributes: { x1, x2, y1: y, y2: y, stroke, "stroke-width": 1 } };
}

function written(x: number, y: number, text: string, anchor: "start" | "end"): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill: token("ink-3") }, text };
}
