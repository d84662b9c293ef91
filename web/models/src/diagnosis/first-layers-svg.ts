import { figureTheme } from "@deconvscope/shell";
import { type BandBalance, bands, frequencyColor, wholePercent } from "@deconvscope/viz-filter-atlas";
import { type FilterGridData, layoutFilterGrid } from "@deconvscope/viz-filter-grid";
import { printSvg, type SvgMark, token } from "@deconvscope/viz-kit";
import { loadFilters } from "../use-filters.ts";
import { describeFirstLayer } from "./describe-first-layer.ts";
import type { Measured } from "./diagnosis-exports.ts";
import { toldBands } from "./diagnosis-state.ts";
import { pictureHref } from "./picture-href.ts";
import { isPointwise, sayPointwise } from "./pointwise.ts";

/** px. */
const column = { width: 340, gap: 32, top: 20 };

/** First layers side by side: filters, and how their energy is split. */
export async function firstLayersSvg(all: readonly Measured[]): Promise<string> {
  const columns = await Promise.all(all.map(firstLayerColumn));
  const width = all.length * (column.width + column.gap) - column.gap;
  const height = Math.max(...columns.map((one) => one.height));
  const marks = columns.map(({ marks }, index): SvgMark => {
    const attributes = { transform: `translate(${index * (column.width + column.gap)} 0)` };
    return { tag: "g", attributes, children: marks };
  });
  return printSvg(marks, { width, height }, figureTheme());
}

async function firstLayerColumn({ model, diagnosis }: Measured, place: number) {
  const told = toldBands(diagnosis);
  const filters = await loadFilters(model);
  const picture = filters && pictureMark(filters.grid);
  const below = column.top + (picture?.height ?? 0);
  const swatch = { x: 0, y: 1, width: 9, height: 9, fill: token(place === 0 ? "cat-1" : "cat-2") };
  const marks: SvgMark[] = [
    { tag: "rect", attributes: swatch },
    text(14, 10, model.summary.name, "ink"),
    ...(filters && picture
      ? [picture.mark, text(0, below + 16, describeFirstLayer(filters.shape, model), "ink-2")]
      : [text(0, below + 16, "It has no convolution.", "ink-2")]),
    ...(filters && isPointwise(filters.shape) ? [text(0, below + 34, sayPointwise, "ink-2")] : []),
    ...(told ? bandMarks(told, below + 26) : []),
  ];
  return { marks, height: below + 54 };
}

/** A segment a band; words that would run into each other are pushed apart. */
function bandMarks(balance: BandBalance, top: number): SvgMark[] {
  let [start, free] = [0, 0];
  return bands.flatMap(({ name, middle }) => {
    const [x, width] = [start, balance[name] * column.width];
    const words = Math.max(x, free);
    start += width;
    free = words + 64;
    const box = { x, y: top, width, height: 8, fill: frequencyColor(middle) };
    return [
      { tag: "rect", attributes: { ...box, stroke: token("line-strong"), "stroke-width": 0.5 } },
      text(words, top + 22, `${name} ${wholePercent(balance[name])}`, "ink-2"),
    ];
  });
}

function pictureMark(grid: FilterGridData): { mark: SvgMark; height: number } {
  const { pixels, width, height } = layoutFilterGrid(grid);
  const scaled = (column.width * height) / width;
  const box = { x: 0, y: column.top, width: column.width, height: scaled, style: "image-rendering: pixelated" };
  return { mark: { tag: "image", attributes: { href: pictureHref(pixels, width, height), ...box } }, height: scaled };
}

function text(x: number, y: number, words: string, fill: "ink" | "ink-2"): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, fill: token(fill) }, text: words };
}
