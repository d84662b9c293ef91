import {
  fitWords,
  formatActivation,
  pictureMarks,
  printSvg,
  type SvgMark,
  type Theme,
  token,
} from "@deconvscope/viz-kit";
import {
  gridGap,
  layoutTopActivations,
  type PlacedTop,
  pictureGap,
  type TopActivation,
} from "./top-activations-layout.ts";

const caption = 20;

/**
 * The two grids as an SVG file of that width, pictures embedded.
 * @throws RangeError if a picture is not a `data:` URL
 */
export function topActivationsToSvg(
  { tops, slots, columns }: { tops: readonly TopActivation[]; slots?: number; columns?: number },
  { width, theme = "light" }: { width: number; theme?: Theme },
): string {
  const layout = layoutTopActivations(tops, { slots, columns, width });
  const { side } = layout;
  const pitch = side + caption + pictureGap;
  const patches = (width + gridGap) / 2;
  const marks = layout.places.flatMap((placed): SvgMark[] =>
    [0, patches].map((left, index) => {
      const transform = `translate(${left + placed.column * (side + pictureGap)} ${placed.row * pitch})`;
      return { tag: "g", attributes: { transform }, children: cellMarks(placed, side, index === 0) };
    }),
  );
  return printSvg(marks, { width, height: Math.max(0, layout.rows * pitch - pictureGap) }, theme);
}

function cellMarks({ top, projection, patch }: PlacedTop, side: number, projected: boolean): SvgMark[] {
  const picture = pictureMarks(`rank ${top?.rank}`, projected ? projection : patch, { side });
  if (!top) return picture;
  const words = projected ? `${top.rank}  ${formatActivation(top.activation)}` : (top.label ?? top.image);
  const caption = { x: 2, y: side + 13, fill: token("ink-3") };
  return [...picture, { tag: "text", attributes: caption, text: fitWords(words, side) }];
}
