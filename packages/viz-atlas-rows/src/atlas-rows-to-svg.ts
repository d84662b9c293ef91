import { fitWords, pictureMarks, printSvg, type SvgMark, type Theme, token } from "@deconvscope/viz-kit";
import {
  type AtlasRow,
  type AtlasRowsLayout,
  layoutAtlasRows,
  nameWidthOf,
  pairGap,
  pairsWidth,
} from "./atlas-rows-layout.ts";
import { deadText, maximumText, nameText, shareText } from "./atlas-rows-words.ts";
import { picturesOf } from "./pictures-of.ts";
import { sparklinePath } from "./sparkline-path.ts";

const mono = "JetBrains Mono, ui-monospace, monospace";
/** px that a letter of mono type of 12 px takes. */
const monoLetter = 7.2;
const factsWidth = 200;

interface AtlasRowsPage {
  rows: readonly AtlasRow[];
  images?: number;
  pairs?: number;
  /** Rows have names: their column is wider. */
  named?: boolean;
}

/**
 * Those rows as an SVG file, pictures embedded.
 * @param width px; at least so wide that every pair fits beside the facts
 * @throws RangeError if a picture is not a `data:` URL
 */
export function atlasRowsToSvg(
  { rows, images, pairs = 9, named = false }: AtlasRowsPage,
  { width, theme = "light" }: { width: number; theme?: Theme },
): string {
  const nameWidth = nameWidthOf(named);
  const layout = layoutAtlasRows(Math.max(width, 256 + nameWidth + pairsWidth(pairs, 32)), { pairs, named });
  const whole = nameWidth + pairsWidth(pairs, layout.side) + 12 + factsWidth;
  const marks = rows.map((row, index): SvgMark => {
    const transform = `translate(0 ${index * layout.rowHeight})`;
    return { tag: "g", attributes: { transform }, children: rowMarks(row, layout, nameWidth, images) };
  });
  return printSvg(marks, { width: whole, height: rows.length * layout.rowHeight }, theme);
}

function rowMarks(
  row: AtlasRow,
  { side, pairs, rowHeight }: AtlasRowsLayout,
  nameWidth: number,
  images: number | undefined,
): SvgMark[] {
  const middle = rowHeight / 2;
  const facts = nameWidth + pairsWidth(pairs, side) + 12;
  const dead = !(row.maximum > 0);
  const text = (x: number, y: number, words: string, more = {}): SvgMark => ({
    tag: "text",
    attributes: { x, y, fill: token("ink"), ...more },
    text: words,
  });
  const indices = Array.from({ length: pairs }, (_, index) => index);
  return [
    text(0, middle + 4, fitWords(nameText(row), nameWidth - 6, monoLetter), {
      "font-family": mono,
      "font-size": 12,
      "font-weight": 600,
    }),
    ...(dead
      ? [text(nameWidth, middle + 4, deadText(images), { fill: token("ink-3") })]
      : indices.flatMap((index) => pairMarks(row, index, nameWidth + index * (2 * side + pairGap), side))),
    text(facts, middle - 3, maximumText(row)),
    {
      tag: "path",
      attributes: {
        d: dead ? "" : sparklinePath(row.histogram ?? [], 72, 14),
        transform: `translate(${facts} ${middle + 2})`,
        fill: token("line-strong"),
      },
    },
    text(facts + 84, middle - 3, dead ? "" : fitWords(row.label ?? "", factsWidth - 84)),
    text(facts + 84, middle + 13, dead || row.purity === undefined ? "" : shareText(row.purity), {
      fill: token("ink-3"),
    }),
  ];
}

function pairMarks({ channel, tops }: AtlasRow, index: number, x: number, side: number): SvgMark[] {
  const { projection, patch } = picturesOf(tops, index);
  const line = { x, y: side + 8, width: 2 * side, height: 3, fill: token("ink") };
  return [
    ...pictureMarks(`map ${channel}`, projection, { x, y: 6, side }),
    ...pictureMarks(`map ${channel}`, patch, { x: x + side, y: 6, side }),
    ...(tops?.[index]?.marked ? [{ tag: "rect", attributes: line }] : []),
  ];
}
