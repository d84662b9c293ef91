import { embedFonts } from "./embed-fonts.ts";
import { addPngText } from "./png-text.ts";

const scale = 2;
const margin = 16;
const lineHeight = 16;

/**
 * Draws a figure's SVG at twice its size on the current theme's ground, its footnote below.
 * @param svg a document with width and height in pixels
 * @param provenance the whole of it, for a tEXt chunk
 * @throws Error if the browser cannot draw the SVG
 */
export async function drawPng(
  svg: string,
  notes: readonly string[],
  provenance: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await loadSvg(await embedFonts(svg));
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no canvas");
  const width = picture.width + 2 * margin;
  const style = getComputedStyle(document.documentElement);
  const font = `11px ${style.getPropertyValue("--mono")}`;
  context.font = font;
  const lines = wrapNotes(notes, (text) => context.measureText(text).width, picture.width);
  const height = picture.height + 2 * margin + lines.length * lineHeight + 8;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, margin, margin, picture.width, picture.height);
  context.font = font;
  context.textBaseline = "top";
  context.fillStyle = getComputedStyle(document.body).color;
  for (const [index, line] of lines.entries()) {
    context.fillText(line, margin, picture.height + margin + 8 + index * lineHeight);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("this browser wrote no PNG");
  return addPngText(new Uint8Array(await blob.arrayBuffer()), "Provenance", provenance);
}

async function loadSvg(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** Puts notes on lines no wider than `width`; a note is never broken. */
export function wrapNotes(notes: readonly string[], measure: (text: string) => number, width: number): string[] {
  const lines: string[] = [];
  for (const note of notes) {
    const longer = lines.length > 0 ? `${lines.at(-1)}  ${note}` : note;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(note);
  }
  return lines;
}
