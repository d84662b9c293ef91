import { type SvgMark, token } from "@deconvscope/viz-kit";
import { shapeText } from "./graph-layer.ts";
import type { LayerBox, LayerGraphLayout } from "./layer-graph-layout.ts";

const mono = { "font-family": "JetBrains Mono, ui-monospace, monospace", "font-size": 11 };
const glyph = 30;

/** Names, shapes and receptive fields below the boxes; upright where there is no room. */
export function labelMarks(layout: LayerGraphLayout): SvgMark[] {
  return layout.boxes.flatMap((box) => {
    if (layout.compact) return uprightMarks(box, layout);
    return box.alone ? fullMarks(box, layout) : laneMarks(box);
  });
}

const name = (box: LayerBox, x: number, y: number): SvgMark => ({
  tag: "text",
  attributes: { class: "code name", x, y, fill: token("ink"), "font-weight": 540, ...mono },
  text: box.layer.label,
});

const note = (x: number, y: number, inputSide: number): SvgMark => ({
  tag: "text",
  attributes: { class: "note", x, y, fill: token("ink-3"), "font-size": 11 },
  text: `Receptive field, px of ${inputSide}`,
});

function fullMarks(box: LayerBox, { labelTop, inputSide }: LayerGraphLayout): SvgMark[] {
  const { left, layer } = box;
  const shape = { class: "code", x: left, y: labelTop + 14, fill: token("ink-3"), ...mono };
  const marks: SvgMark[] = [name(box, left, labelTop), { tag: "text", attributes: shape, text: shapeText(layer) }];
  if (layer.inputs.length === 0) {
    return [...marks, note(left, labelTop + 42, inputSide)];
  }
  const side = glyph * Math.min(1, (layer.receptiveField ?? inputSide) / inputSide);
  const middle = { x: left + (glyph - side) / 2, y: labelTop + 23 + (glyph - side) / 2, width: side, height: side };
  const number = { class: "code", x: left + glyph + 4, y: labelTop + 42, fill: token("ink-3"), ...mono };
  return [
    ...marks,
    { tag: "rect", attributes: { x: left, y: labelTop + 23, width: glyph, height: glyph, fill: token("sunken") } },
    { tag: "rect", attributes: { ...middle, fill: token("ink-2") } },
    {
      tag: "text",
      attributes: number,
      text: layer.receptiveField === undefined ? "all" : String(layer.receptiveField),
    },
  ];
}

function laneMarks(box: LayerBox): SvgMark[] {
  return [name(box, box.left, box.y + box.height + 13)];
}

function uprightMarks(box: LayerBox, { labelTop, height, inputSide }: LayerGraphLayout): SvgMark[] {
  if (!box.alone && box.lane > 0) return [];
  const middle = box.left + 6;
  const text = name(box, 0, 0);
  const share = Math.min(1, (box.layer.receptiveField ?? inputSide) / inputSide);
  const field = { x: box.left, y: height - 18 - 24 * share, width: 8, height: 24 * share, fill: token("ink-3") };
  return [
    {
      ...text,
      attributes: {
        ...text.attributes,
        "text-anchor": "end",
        transform: `translate(${middle + 3} ${labelTop}) rotate(-90)`,
      },
    },
    box.layer.inputs.length > 0 ? { tag: "rect", attributes: field } : note(box.left, height - 2, inputSide),
  ];
}
