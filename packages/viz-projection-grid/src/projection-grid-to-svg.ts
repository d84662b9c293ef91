import { formatActivation, pictureMarks, printSvg, type SvgMark, type Theme, token } from "@deconvscope/viz-kit";
import { layoutProjectionGrid, type PlacedTile, type ProjectionTile } from "./projection-grid-layout.ts";
import { rankText } from "./projection-grid-words.ts";

const gap = 12;
const caption = 28;
const mono = "JetBrains Mono, ui-monospace, monospace";

/**
 * The grid as an SVG file of that width, pictures embedded.
 * @throws RangeError if a picture is not a `data:` URL (embedPictures makes them so)
 */
export function projectionGridToSvg(
  { tiles, images, columns }: { tiles: readonly ProjectionTile[]; images?: number; columns?: number },
  { width, theme = "light" }: { width: number; theme?: Theme },
): string {
  const layout = layoutProjectionGrid(tiles, { width, columns });
  const side = (width - gap * (layout.columns - 1)) / layout.columns / 2;
  const pitch = side + caption + gap;
  const marks = layout.tiles.map((placed): SvgMark => {
    const transform = `translate(${placed.column * (2 * side + gap)} ${placed.row * pitch})`;
    return { tag: "g", attributes: { transform }, children: tileMarks(placed, side, images) };
  });
  const rows = Math.ceil(layout.tiles.length / layout.columns);
  return printSvg(marks, { width, height: Math.max(0, rows * pitch - gap) }, theme);
}

function tileMarks({ tile, projection, patch }: PlacedTile, side: number, images: number | undefined): SvgMark[] {
  if (!tile) return [];
  const owner = `map ${tile.channel}`;
  const baseline = side + 17;
  const small = { "font-size": 11, fill: token("ink-3") };
  return [
    { tag: "rect", attributes: { width: 2 * side, height: side + caption, fill: token("surface") } },
    ...pictureMarks(owner, projection, { side }),
    ...pictureMarks(owner, patch, { x: side, side }),
    {
      tag: "text",
      attributes: { x: 8, y: baseline, "font-family": mono, "font-size": 12, "font-weight": 600, fill: token("ink") },
      text: String(tile.channel),
    },
    { tag: "text", attributes: { x: 40, y: baseline, ...small }, text: formatActivation(tile.activation) },
    {
      tag: "text",
      attributes: { x: 2 * side - 8, y: baseline, "text-anchor": "end", ...small },
      text: rankText(tile, images),
    },
    {
      tag: "rect",
      attributes: { y: side + caption - 2, width: 2 * side * tile.share, height: 2, fill: token("line-strong") },
    },
  ];
}
