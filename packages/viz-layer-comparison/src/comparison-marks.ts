import { fitPath, fitWords, formatPercent, type SvgMark, type Token, token, widthOf } from "@deconvscope/viz-kit";
import type { ComparedLayer } from "./align-layers.ts";
import type { ComparisonData, ComparisonLayout, PlacedRow } from "./comparison-layout.ts";
import { firingCounts, muchAliasing, type PointedMap } from "./comparison-words.ts";
import { type Track, tickMarks } from "./tick-marks.ts";

/** One a model. */
export const modelColors = ["cat-1", "cat-2"] as const satisfies readonly Token[];

interface MarkOptions {
  /** Layers that something speaks of; the other rows are dimmed. None: all are as they are. */
  readonly lit?: readonly string[] | undefined;
  readonly pointed?: PointedMap | undefined;
}

/** The rows with their names, tracks, bars or ticks, and words; of two models whose colour is whose. */
export function comparisonMarks(data: ComparisonData, layout: ComparisonLayout, options: MarkOptions = {}): SvgMark[] {
  const { rows } = layout;
  const { lit = [] } = options;
  const isLinking = rows.some((row) => isLit(row, lit));
  return [
    ...(data.models.length > 1 ? nameMarks(data, layout.width) : []),
    ...rows.map(
      (row): SvgMark => ({
        tag: "g",
        attributes: { "data-link": row.label, opacity: isLinking && !isLit(row, lit) ? 0.25 : undefined },
        children: [
          labelMark(row, layout),
          ...row.layers.flatMap((_, model) => trackMarks(data, layout, row, model, options)),
        ],
      }),
    ),
    ...axisMarks(data, layout),
  ];
}

/** Whether something speaks of one of a row's layers. */
export function isLit({ layers }: PlacedRow, lit: readonly string[]): boolean {
  return layers.some((layer) => layer !== undefined && lit.includes(layer.layer));
}

function nameMarks({ models }: ComparisonData, width: number): SvgMark[] {
  let x = 0;
  return models.flatMap(({ name }, model) => {
    const fitted = fitWords(name, width / 2 - 24, 6.7);
    const at = x;
    x += 14 + fitted.length * 6.7 + 20;
    return [
      { tag: "rect", attributes: { x: at, y: 1, width: 9, height: 9, fill: token(modelColors[model]!) } },
      mono(at + 14, 10, fitted, "ink"),
    ];
  });
}

function labelMark(
  { label, tracks, top }: PlacedRow,
  { left, isStacked, barHeight, width }: ComparisonLayout,
): SvgMark {
  const tops = tracks.filter((track) => track !== undefined);
  const middle = (tops[0]! + tops.at(-1)! + barHeight) / 2;
  return isStacked
    ? mono(0, top + 11, fitPath(label, width / 2, 6.7), "ink")
    : mono(0, middle + 4, fitPath(label, left - 10, 6.7), "ink");
}

function trackMarks(
  data: ComparisonData,
  layout: ComparisonLayout,
  row: PlacedRow,
  model: number,
  { pointed }: MarkOptions,
): SvgMark[] {
  const { left, right, barHeight } = layout;
  const layer = row.layers[model];
  const top = row.tracks[model];
  if (!layer || top === undefined) return [];
  const track = { x: left, y: top, width: right - left, height: barHeight };
  const ground: SvgMark = { tag: "rect", attributes: { class: "track", ...track, fill: token("sunken") } };
  if (data.kind === "firing") {
    const color = data.models.length > 1 ? modelColors[model]! : "ink-2";
    const mine = pointed?.model === model && pointed.layer === layer.layer ? pointed.map : undefined;
    return [ground, ...tickMarks(layer, track, color, mine), countMarks(layer, row, model, layout)];
  }
  return [ground, quarterMark(track), ...barMarks(data, layer, track, model)];
}

function barMarks({ models }: ComparisonData, { aliasing = 0 }: ComparedLayer, track: Track, model: number): SvgMark[] {
  const isMuch = aliasing > muchAliasing;
  const color = models.length > 1 ? modelColors[model]! : isMuch ? "cat-2" : "cat-1";
  const width = aliasing * track.width;
  const words = formatPercent(aliasing);
  // Beside the bar, on the track where there is room.
  const x = Math.min(track.x + width + 6, track.x + track.width + 6);
  return [
    { tag: "rect", attributes: { class: isMuch ? "bar much" : "bar", ...track, width, fill: token(color) } },
    text(x, track.y + track.height - 1.5, words, "start", "ink", { ...halo, "font-weight": isMuch ? 600 : 400 }),
  ];
}

function countMarks(layer: ComparedLayer, row: PlacedRow, model: number, layout: ComparisonLayout): SvgMark {
  const line = row.layers.slice(0, model).filter(Boolean).length;
  const y = layout.isStacked ? row.top + 11 + 14 * line : row.tracks[model]! + layout.barHeight - 1.5;
  const counts = firingCounts(layer);
  const tones = { bad: "bad", warn: "warn", plain: "ink-3" } as const;
  return {
    tag: "text",
    attributes: { class: "counts", x: layout.width, y, "font-size": 11, "text-anchor": "end" },
    children: counts.map(({ text, tone }, index) => ({
      tag: "tspan",
      attributes: { fill: token(tones[tone]), "font-weight": tone === "plain" ? 400 : 600 },
      text: index < counts.length - 1 ? `${text}, ` : text,
    })),
  };
}

/** Legible where it meets the quarter. */
const halo = { stroke: token("sunken"), "stroke-width": 3, "paint-order": "stroke" };

/** More than that is a warning. */
function quarterMark({ x, y, width, height }: Track): SvgMark {
  const at = x + muchAliasing * width;
  const style = { stroke: token("line-strong"), "stroke-width": 1 };
  return { tag: "line", attributes: { class: "quarter", x1: at, x2: at, y1: y, y2: y + height, ...style } };
}

function axisMarks({ kind }: ComparisonData, { left, right, height, rows }: ComparisonLayout): SvgMark[] {
  if (rows.length === 0) return [];
  const of = kind === "firing" ? " of the images" : " of the energy";
  const last = `100\u202f%${of}`;
  const isShort = right - left < 2 * widthOf(last);
  return [0, 0.25, 0.5, ...(isShort ? [] : [0.75]), 1]
    .filter((share) => !isShort || share === 0 || share === 1 || share === (kind === "aliasing" ? muchAliasing : 0.5))
    .filter((share) => share === 1 || left + share * (right - left) < right - widthOf(last) - 14)
    .map((share) => {
      const words = share === 1 ? last : share === 0 ? "0" : `${100 * share}`;
      return text(
        left + share * (right - left),
        height - 8,
        words,
        share === 1 ? "end" : share === 0 ? "start" : "middle",
        "ink-3",
      );
    });
}

function mono(x: number, y: number, words: string, fill: Token): SvgMark {
  return {
    tag: "text",
    attributes: { class: "name", x, y, "font-size": 11, fill: token(fill), color: token(fill) },
    text: words,
  };
}

function text(
  x: number,
  y: number,
  words: string,
  anchor: string,
  fill: Token,
  more: SvgMark["attributes"] = {},
): SvgMark {
  const attributes = {
    class: "says",
    x,
    y,
    "font-size": 11,
    "text-anchor": anchor,
    fill: token(fill),
    color: token(fill),
  };
  return { tag: "text", attributes: { ...attributes, ...more }, text: words };
}
