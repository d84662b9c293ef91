import { type SvgMark, token } from "@deconvscope/viz-kit";
import { rise } from "./box-size.ts";
import type { LayerBox } from "./layer-graph-layout.ts";

const tones = [
  { top: token("box-top"), side: token("box-side") },
  { top: token("box-top-2"), side: token("box-side-2") },
] as const;
const edge = { stroke: token("surface"), "stroke-width": 0.6, "stroke-linejoin": "round" };
const round = (value: number) => Math.round(10 * value) / 10;

/** A box: bottleneck, top and side of each part from front to back, then the face. */
export function boxMarks(box: LayerBox): SvgMark[] {
  const { layer, x, y, width, height, depth } = box;
  if (depth === 0) return [face(box, token(box.layer.inputs.length === 0 ? "ink-2" : "ink-3")), ...picture(box)];
  const parts = layer.parts ?? [{ label: "", channels: layer.channels }];
  const marks: SvgMark[] = [];
  let reached = 0;
  parts.forEach((part, index) => {
    const tone = tones[index % tones.length] ?? tones[0];
    const step = (depth * part.channels) / layer.channels;
    const fx = x + reached;
    const fy = y - reached * rise;
    marks.push({
      tag: "path",
      attributes: { d: slab(fx, fy, step, `h${round(width)}`, width, 0), fill: tone.top, ...edge },
    });
    marks.push({
      tag: "path",
      attributes: { d: slab(fx + width, fy, step, `v${round(height)}`, 0, height), fill: tone.side, ...edge },
    });
    reached += step;
  });
  return [...bottleneck(box), ...marks, face(box, token("box-side")), ...picture(box), frame(box)];
}

/** A parallelogram: back by `step`, along, and forward again. */
function slab(x: number, y: number, step: number, along: string, dx: number, dy: number): string {
  return `M${round(x)} ${round(y)}l${round(step)} ${round(-step * rise)}${along}L${round(x + dx)} ${round(y + dy)}z`;
}

const rect = ({ x, y, width, height }: LayerBox) => ({
  x: round(x),
  y: round(y),
  width: round(width),
  height: round(height),
});

const face = (box: LayerBox, fill: string): SvgMark => ({
  tag: "rect",
  attributes: { class: "face", ...rect(box), fill },
});

const frame = (box: LayerBox): SvgMark => ({
  tag: "rect",
  attributes: { ...rect(box), fill: "none", stroke: token("surface"), "stroke-width": 0.8 },
});

function picture(box: LayerBox): SvgMark[] {
  const href = box.layer.pictureUrl;
  if (href === undefined) return [];
  return [
    { tag: "image", attributes: { href, ...rect(box), preserveAspectRatio: "none", "image-rendering": "pixelated" } },
  ];
}

function bottleneck({ left, y, height, squeeze, layer }: LayerBox): SvgMark[] {
  if (squeeze === 0 || !layer.squeeze) return [];
  const bar = { x: round(left), y: round(y), width: round(squeeze), height: round(height) };
  return [{ tag: "rect", attributes: { class: "squeeze", ...bar, fill: token("ink") } }];
}
