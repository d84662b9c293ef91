import { classMarks, hatch, listWinners, rankClasses } from "@deconvscope/viz-class-map";
import { layoutHeatmap } from "@deconvscope/viz-heatmap";
import { colorLegendMarks, fitWords, type SvgMark, sequentialColor, token } from "@deconvscope/viz-kit";
import type { SquareGrid } from "../sweep/square-grid.ts";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { SweepStart, SweepTiles } from "../sweep/sweep-state.ts";
import { className } from "./map-name.ts";

/** Of a panel in a picture that leaves the page, px. */
export const panelSize = { side: 240, gap: 18, head: 22, foot: 64 } as const;
const { side, head } = panelSize;
/** Of classes below a panel; more stand beside them. */
const linesBelow = 4;

/** A picture over the whole input. */
export function pictureMark(href: string, { height, width }: SquareGrid, pixelated = false): SvgMark {
  const style = pixelated ? "image-rendering: pixelated" : undefined;
  return { tag: "image", attributes: { href, width, height, preserveAspectRatio: "none", style } };
}

/** The place of a projection that is not there. */
export function ground({ height, width }: SquareGrid): SvgMark {
  return { tag: "rect", attributes: { width, height, fill: token("zero") } };
}

/** Panels b and d: numbers by pixel, hatched where there is none. */
export function heatMarks(
  grid: SquareGrid,
  tiles: Float32Array,
  pixels: Float32Array | undefined,
  most: number,
): SvgMark[] {
  const colors = layoutHeatmap({ grid, tiles, pixels, domain: [0, most] });
  const canvas = document.createElement("canvas");
  canvas.width = grid.width;
  canvas.height = grid.height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no canvas");
  context.putImageData(new ImageData(colors, grid.width, grid.height), 0, 0);
  return [...hatch(grid.width, grid.height), pictureMark(canvas.toDataURL(), grid, true)];
}

/** The scale below a panel of that height. */
export function legend(unoccluded: number, most: number, format: (value: number) => string, height: number): SvgMark[] {
  const { marks } = colorLegendMarks({
    from: 0,
    to: most,
    width: side,
    colorOf: (value) => sequentialColor(value / most),
    format,
    base: { value: unoccluded, words: `${format(unoccluded)} unoccluded` },
  });
  return [{ tag: "g", attributes: { transform: `translate(0 ${head + height + 6})` }, children: marks }];
}

/** Panel e, and below it the classes that win. */
export function classPanel(
  { model }: SweepSettings,
  { grid }: SweepStart,
  tiles: SweepTiles,
  height: number,
  colorOrder: readonly string[] | undefined,
) {
  const data = { grid, classes: tiles.topClasses, nameOf: (index: number) => className(model, index), colorOrder };
  const ranked = rankClasses(data);
  const winners = listWinners(ranked);
  const width = winners.length > linesBelow ? side / 2 : side;
  const below = winners.flatMap(({ name, places, color }, index): SvgMark[] => {
    const x = width * Math.floor(index / linesBelow);
    const y = head + height + 16 + 14 * (index % linesBelow);
    const text = `${fitWords(name, width - 60)}  ${places}`;
    return [
      { tag: "rect", attributes: { x, y: y - 9, width: 9, height: 9, fill: color } },
      { tag: "text", attributes: { x: x + 14, y, fill: token("ink-2") }, text },
    ];
  });
  const cells = { tag: "g", attributes: { "shape-rendering": "crispEdges" }, children: classMarks(data, ranked) };
  return { marks: [...hatch(grid.width, grid.height), cells], below };
}
