import { fitWords, pictureMarks, printSvg, type SvgMark, type Theme, token } from "@deconvscope/viz-kit";
import {
  columnGap,
  type EvolutionGridLayout,
  type EvolutionLayer,
  type EvolutionRow,
  type EvolutionSnapshot,
  layoutEvolutionGrid,
  type PlacedCell,
} from "./evolution-grid-layout.ts";
import { changeText, epochText, layerText, silentWords } from "./evolution-grid-words.ts";

/** px. */
const heights = { heads: 24, layer: 52, gap: 7 };

/**
 * The grid as an SVG file, pictures embedded: as wide as its columns.
 * @param width px that the columns share
 * @throws RangeError if a picture is not a `data:` URL
 */
export function evolutionGridToSvg(
  { snapshots, layers }: { snapshots: readonly EvolutionSnapshot[]; layers: readonly EvolutionLayer[] },
  { width, theme = "light" }: { width: number; theme?: Theme },
): string {
  const layout = layoutEvolutionGrid(snapshots, layers, { width });
  const xOf = (column: number) => layout.headWidth + column * layout.columnWidth;
  let y = heights.heads;
  const rows = layout.rows.map((row): SvgMark => {
    const top = y;
    y += row.kind === "layer" ? heights.layer : layout.side + heights.gap;
    return { tag: "g", attributes: { transform: `translate(0 ${top})` }, children: rowMarks(row, layout, xOf) };
  });
  const heads = snapshots.map(({ epoch, due }, column) =>
    wordsMark(xOf(column), 12, column === 0 ? `epoch ${epochText(epoch)}` : epochText(epoch), {
      "font-size": 12,
      "font-weight": due === undefined ? 640 : 420,
      fill: token(due === undefined ? "ink" : "ink-3"),
    }),
  );
  return printSvg([...heads, ...rows], { width: xOf(snapshots.length) - columnGap, height: y }, theme);
}

function rowMarks(row: EvolutionRow, layout: EvolutionGridLayout, xOf: (column: number) => number): SvgMark[] {
  const { side, headWidth } = layout;
  if (row.kind === "map") {
    const name = { "font-family": "JetBrains Mono, ui-monospace, monospace", "font-size": 12, fill: token("ink-2") };
    return [
      wordsMark(0, side / 2 + 4, String(row.channel), name),
      ...row.cells.map((cell, column): SvgMark => {
        const transform = `translate(${xOf(column)} 0)`;
        return { tag: "g", attributes: { transform }, children: cellMarks(cell, side) };
      }),
    ];
  }
  return [
    wordsMark(0, 28, fitWords(row.layer.name, headWidth + side, 8), {
      "font-size": 13,
      "font-weight": 640,
      fill: token("ink"),
    }),
    wordsMark(0, 44, layerText(row.layer), { fill: token("ink-3") }),
    ...row.changes.flatMap((placed, column) => {
      const x = xOf(column);
      const bar = { x, y: 38, width: (2 * side - 34) * placed.share, height: 4, fill: token("ink-3") };
      const number = { "text-anchor": "end", fill: token("ink-2") };
      return [{ tag: "rect", attributes: bar }, wordsMark(x + 2 * side, 44, changeText(placed), number)];
    }),
  ];
}

function cellMarks(cell: PlacedCell, side: number): SvgMark[] {
  if (cell.kind === "due") {
    const frame = { width: 2 * side - 1, height: side - 1, x: 0.5, y: 0.5, fill: "none", stroke: token("line-strong") };
    return [{ tag: "rect", attributes: { ...frame, "stroke-dasharray": "3 3" } }];
  }
  const owner = `${cell.layer}, map ${cell.channel}`;
  const held = { x: 2 * side, y: side / 2 - 1.5, width: columnGap, height: 3, fill: token("ink") };
  const corner = { d: `M${side} 0h12l-12 12z`, fill: token("reticle"), stroke: "#000", "stroke-width": 0.5 };
  if (cell.kind === "silent") {
    return [
      { tag: "rect", attributes: { width: 2 * side, height: side, fill: token("zero") } },
      wordsMark(side, side / 2 + 4, silentWords, { "text-anchor": "middle", fill: "#000" }),
    ];
  }
  return [
    ...pictureMarks(owner, cell.projection, { side }),
    ...pictureMarks(owner, cell.patch, { x: side, side }),
    ...(cell.jump ? [{ tag: "path", attributes: corner }] : []),
    ...(cell.held ? [{ tag: "rect", attributes: held }] : []),
  ];
}

function wordsMark(x: number, y: number, text: string, attributes: SvgMark["attributes"]): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, ...attributes }, text };
}
