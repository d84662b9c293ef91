import { formatActivation, printSvg, type SvgMark, type Theme, token } from "@deconvscope/viz-kit";
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

function cellMarks({ top, state }: PlacedTop, side: number, projected: boolean): SvgMark[] {
  if (!top) return [{ tag: "rect", attributes: { width: side, height: side, fill: token("sunken") } }];
  const says = state === "zero" ? "0" : state === "error" ? "!" : undefined;
  const isPatch = !projected && top.patchUrl !== undefined;
  const words = projected ? `${top.rank}  ${formatActivation(top.activation)}` : (top.label ?? top.image);
  return [
    { tag: "rect", attributes: { width: side, height: side, fill: token(isPatch ? "sunken" : "zero") } },
    ...pictureMarks(top, projected, side),
    ...(projected && says !== undefined
      ? [
          {
            tag: "text",
            attributes: { x: side / 2, y: side / 2 + 4, "text-anchor": "middle", fill: "#000" },
            text: says,
          },
        ]
      : []),
    { tag: "text", attributes: { x: 2, y: side + 13, fill: token("ink-3") }, text: shorten(words, side) },
  ];
}

/** As many letters as 11 px type has room for: a file cannot hide what runs over. */
function shorten(words: string, side: number): string {
  const letters = Math.max(1, Math.floor(side / 6));
  return words.length > letters ? `${words.slice(0, letters - 1)}…` : words;
}

function pictureMarks(top: TopActivation, projected: boolean, side: number): SvgMark[] {
  const href = projected ? top.projectionUrl : top.patchUrl;
  if (href === undefined) return [];
  if (!href.startsWith("data:")) {
    throw new RangeError(
      `rank ${top.rank}: expected its pictures as data: URLs, got ${JSON.stringify(href.slice(0, 40))}`,
    );
  }
  const rendering = projected ? "pixelated" : undefined;
  return [{ tag: "image", attributes: { href, width: side, height: side, "image-rendering": rendering } }];
}
