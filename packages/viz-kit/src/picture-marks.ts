import { wrapWords } from "./fit-words.ts";
import type { PictureState } from "./picture-state.ts";
import type { SvgMark } from "./svg-mark.ts";
import { token } from "./token.ts";

/** Left and upper edge, 0 if left out, and side in px. */
export interface PicturePlace {
  readonly x?: number;
  readonly y?: number;
  readonly side: number;
}

/**
 * What drawPicture draws, for an SVG file: the ground, and the picture or the words on it.
 * @param owner what the picture belongs to, for the error
 * @throws RangeError if its address is not a `data:` URL, which alone a file can show
 */
export function pictureMarks(owner: string, state: PictureState, { x = 0, y = 0, side }: PicturePlace): SvgMark[] {
  const square = { x, y, width: side, height: side };
  const ground: SvgMark = { tag: "rect", attributes: { ...square, fill: groundOf(state) } };
  if (state.kind === "shown") return [ground, imageMark(owner, state, square)];
  return "words" in state ? [ground, wordsMark(state, x + side / 2, y + side / 2, side)] : [ground];
}

function groundOf(state: PictureState): string {
  if (state.kind === "error") return token("bad-bg");
  return token(state.kind === "none" || (state.kind === "shown" && !state.pixels) ? "sunken" : "zero");
}

function imageMark(
  owner: string,
  { url, pixels }: Extract<PictureState, { kind: "shown" }>,
  square: SvgMark["attributes"],
): SvgMark {
  if (!url.startsWith("data:")) {
    throw new RangeError(`${owner}: expected its pictures as data: URLs, got ${JSON.stringify(url.slice(0, 40))}`);
  }
  return { tag: "image", attributes: { href: url, ...square, "image-rendering": pixels ? "pixelated" : undefined } };
}

/** px from a line of words to the next. */
const lineHeight = 14;

function wordsMark(
  { kind, words }: Extract<PictureState, { words: string }>,
  x: number,
  middle: number,
  side: number,
): SvgMark {
  const lines = wrapWords(words, side - lineHeight).slice(0, Math.max(1, Math.floor(side / lineHeight)));
  const first = middle + 4 - ((lines.length - 1) * lineHeight) / 2;
  return {
    tag: "text",
    attributes: { "text-anchor": "middle", fill: kind === "zero" ? "#000" : token("bad") },
    children: lines.map((text, line) => ({ tag: "tspan", attributes: { x, y: first + line * lineHeight }, text })),
  };
}
