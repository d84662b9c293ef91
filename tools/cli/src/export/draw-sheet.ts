import sharp, { type OverlayOptions } from "sharp";
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
  const pictures = maps.flatMap(({ tops }, column) =>
    tops.flatMap(({ rank, projectionPng, patchPng }) => [
      placePicture(layout, projectionPng, slotPlace(layout, column, "projection", rank)),
      placePicture(layout, patchPng, slotPlace(layout, column, "patch", rank)),
    ]),
  );
  return drawBand(layout.width, layout.row, ground, (await Promise.all(pictures)).flat());
}

/** Draws lines of text. @returns [lines · notesLineHeight, width, 3] sRGB */
export function drawNotes(width: number, lines: readonly string[]): Promise<Uint8Array> {
  const texts = lines.map((line, index) => drawText(sheetMargin, (index + 1) * notesLineHeight - 4, line));
  return drawBand(width, lines.length * notesLineHeight, texts, []);
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

async function drawBand(
  width: number,
  height: number,
  shapes: readonly string[],
  pictures: readonly OverlayOptions[],
): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join("")}</svg>`;
  const page = { width, height, channels: 3, background: "white" } as const;
  return sharp({ create: page, limitInputPixels: false })
    .composite([{ input: Buffer.from(svg), left: 0, top: 0 }, ...pictures])
    .removeAlpha()
    .raw()
    .toBuffer();
}

function drawGround(layout: SheetLayout, column: number, kind: (typeof kinds)[number], rank: number): string {
  const { left, top } = slotPlace(layout, column, kind, rank);
  return `<rect x="${left}" y="${top}" width="${layout.slot}" height="${layout.slot}" fill="#808080"/>`;
}

function drawText(x: number, y: number, text: string): string {
  const escaped = printable(text).replaceAll(/[&<>\ufffe\uffff]/g, (character) => `&#${escapeCode(character)};`);
  return `<text x="${x}" y="${y}" font-family="sans-serif" font-size="${textSize}" fill="#333333">${escaped}</text>`;
}

/** U+FFFE and U+FFFF are in no XML: they become the replacement character. */
function escapeCode(character: string): number {
  return Math.min(character.charCodeAt(0), 0xfffd);
}

/** A picture in the middle of its square; none where there is no picture. */
async function placePicture(
  { slot, zoom }: SheetLayout,
  png: Uint8Array,
  { left, top }: { left: number; top: number },
): Promise<OverlayOptions[]> {
  if (png.length === 0) return [];
  const { width, height } = await sharp(png).metadata();
  const { data, info } = await sharp(png)
    .resize(width * zoom, height * zoom, { kernel: "nearest" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const [spareWidth, spareHeight] = [slot - info.width, slot - info.height];
  return [{ input: data, raw, left: left + Math.floor(spareWidth / 2), top: top + Math.floor(spareHeight / 2) }];
}
