import { type SvgMark, token } from "@deconvscope/viz-kit";
import { linkHorizontal } from "d3-shape";
import { rise } from "./box-size.ts";
import type { LayerBox, LayerGraphLayout } from "./layer-graph-layout.ts";

const link = linkHorizontal<unknown, readonly [number, number]>();

/** Ways that are not just the next column: parallel paths as links, shortcuts as arcs above. */
export function edgeMarks({ boxes, byId }: LayerGraphLayout): SvgMark[] {
  return boxes.flatMap((to) =>
    to.layer.inputs.flatMap((id): SvgMark[] => {
      const from = byId.get(id);
      if (!from) return [];
      const skips = to.column - from.column;
      if (skips === 1 && from.alone && to.alone) return [];
      const d = skips > 1 && from.alone && to.alone ? arc(from, to, skips) : join(from, to);
      const attributes = { class: "edge", d, fill: "none", stroke: token("line-strong"), "stroke-width": 1.2 };
      return [{ tag: "path", attributes }];
    }),
  );
}

/** From the middle of one lid to the middle of the other; boxes are drawn over the ends. */
function arc(from: LayerBox, to: LayerBox, skips: number): string {
  const [x0, y0] = middleOfLid(from);
  const [x1, y1] = middleOfLid(to);
  const peak = Math.min(y0, y1) - 14 - Math.min(skips, 12) * 3;
  return `M${x0} ${y0}C${x0} ${peak} ${x1} ${peak} ${x1} ${y1}`;
}

const middleOfLid = ({ x, y, width, depth }: LayerBox) => [x + (width + depth) / 2, y - (depth * rise) / 2] as const;

function join(from: LayerBox, to: LayerBox): string {
  const source = [from.x + from.width + from.depth, from.y + from.height / 2 - from.depth * rise] as const;
  const target = [to.left - 2, to.y + to.height / 2] as const;
  return link({ source, target }) ?? "";
}
