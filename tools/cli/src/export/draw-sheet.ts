import sharp from "sharp";
import { printable } from "../output/printable.ts";
import type { MapTops } from "./read-map-tops.ts";
import { mapLeft, notesLineHeight, numberHeight, type SheetLayout, sheetMargin, slotPlace } from "./sheet-layout.ts";

const kinds = ["projection", "patch"] as const;
const white = 255;
const textSize = 12;

/**
 * Draws a row of maps: the number above each, mid-grey where a picture is missing or smaller than its square.
 * @param k pictures of each kind a map
 * @returns [layout.row, layout.width, 3] sRGB
 */
export async function drawMapRow(layout: SheetLayout, k: number, maps: readonly MapTops[]): Promise<Uint8Array> {
  const ground = maps.flatMap(({ channel }, column) => [
    drawText(mapLeft(layout, column), numberHeight - 6, String(channel)),
    ...kinds.flatMap((kind) => Array.from({ length: k }, (_, rank) => drawGround(layout, column, kind, rank))),
  ]);
  const band = await drawShapes(layout.width, layout.row, ground);
  for (const [column, { tops }] of maps.entries()) {
    const drawn = tops.flatMap(({ rank, projectionPng, patchPng }) => [
      pastePicture(layout, band, projectionPng, slotPlace(layout, column, "projection", rank)),
      pastePicture(layout, band, patchPng, slotPlace(layout, column, "patch", rank)),
    ]);
    await Promise.all(drawn);
  }
  return band;
}

/** Draws lines of text. @returns [lines · notesLineHeight, width, 3] sRGB */
export function drawNotes(width: number, lines: readonly string[]): Promise<Uint8Array> {
  const texts = lines.map((line, index) => drawText(sheetMargin, (index + 1) * notesLineHeight - 4, line));
  return drawShapes(width, lines.length * notesLineHeight, texts);
}

/** @returns [height, width, 3] */
export function drawWhite(width: number, height: number): Uint8Array {
  return new Uint8Array(width * height * 3).fill(white);
}

/** Puts notes on lines that fit a page, as well as that is known before they are drawn; a note too long is cut. */
export function wrapNotes(notes: readonly string[], width: number): string[] {
  const most = Math.floor((width - 2 * sheetMargin) / (textSize * 0.62));
  const lines: string[] = [];
  for (const note of notes.map((whole) => (whole.length > most ? `${whole.slice(0, most - 1)}…` : whole))) {
    const longer = `${lines.at(-1)} · ${note}`;
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(note);
  }
  return lines;
}

/** Draws SVG shapes on white. @returns [height, width, 3] sRGB */
export async function drawShapes(width: number, height: number, shapes: readonly string[]): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join("")}</svg>`;
  return sharp(Buffer.from(svg), { limitInputPixels: false }).flatten({ background: "white" }).raw().toBuffer();
}

function drawGround(layout: SheetLayout, column: number, kind: (typeof kinds)[number], rank: number): string {
  const { left, top } = slotPlace(layout, column, kind, rank);
  return `<rect x="${left}" y="${top}" width="${layout.slot}" height="${layout.slot}" fill="#808080"/>`;
}

/** A line of text as an SVG shape. */
export function drawText(x: number, y: number, text: string): string {
  const escaped = printable(text).replaceAll(/[&<>\ufffe\uffff]/g, (character) => `&#${escapeCode(character)};`);
  return `<text x="${x}" y="${y}" font-family="sans-serif" font-size="${textSize}" fill="#333333">${escaped}</text>`;
}

/** U+FFFE and U+FFFF are in no XML: they become the replacement character. */
function escapeCode(character: string): number {
  return Math.min(character.charCodeAt(0), 0xfffd);
}

/** Puts a picture in the middle of its square; laying hundreds over a page in one call of sharp takes twice as long. */
export async function pastePicture(
  { slot, zoom, width }: Pick<SheetLayout, "slot" | "zoom" | "width">,
  band: Uint8Array,
  png: Uint8Array,
  place: { left: number; top: number },
): Promise<void> {
  if (png.length === 0) return;
  const { data, info } = await sharp(png).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const left = place.left + Math.floor((slot - info.width * zoom) / 2);
  const top = place.top + Math.floor((slot - info.height * zoom) / 2);
  for (let y = 0; y < info.height * zoom; y++) {
    for (let x = 0; x < info.width * zoom; x++) {
      const from = (Math.floor(y / zoom) * info.width + Math.floor(x / zoom)) * info.channels;
      const to = ((top + y) * width + left + x) * 3;
      for (let i = 0; i < 3; i++) band[to + i] = data[from + Math.min(i, info.channels - 1)]!;
    }
  }
}
