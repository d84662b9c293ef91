import { colorLegendMarks, type SvgMark, sequentialColor, token } from "@deconvscope/viz-kit";
import { profileMarks } from "./profile-marks.ts";
import type { Rect, SpectrumLayout } from "./spectrum-layout.ts";
import { nyquistOf, readSpectrum, type SpectrumData } from "./spectrum-reading.ts";
import { formatShare } from "./spectrum-words.ts";

/** A cell of the spectrum. */
export interface SpectrumCell {
  readonly row: number;
  readonly column: number;
}

interface MarkOptions {
  readonly pointed?: SpectrumCell | undefined;
  /** The map as a picture, for a file; the page has a canvas below the marks. */
  readonly href?: string | undefined;
}

/** px, of the legend from the map. */
const legendBelow = 42;

/** The spectrum's axes, what the strides carry, the cell that is pointed at, the scale, and the radial profile. */
export function spectrumMarks(data: SpectrumData, layout: SpectrumLayout, options: MarkOptions = {}): SvgMark[] {
  const { map, scale, outside } = layout;
  const { pointed, href } = options;
  const reading = pointed && readSpectrum(data, pointed.row, pointed.column);
  const [low, high] = scale.map(Math.log10) as [number, number];
  const legend = colorLegendMarks({
    from: low,
    to: high,
    width: map.width,
    colorOf: (value) => sequentialColor(high > low ? (value - low) / (high - low) : 1),
    format: (value) => formatShare(10 ** value),
    ...(reading && reading.share > 0 ? { pointed: Math.log10(reading.share) } : {}),
  });
  return [
    ...(href === undefined ? [] : [pictureMark(map, href)]),
    ...axisMarks(data, map),
    ...(data.withConstant ? [] : constantMarks(data, map)),
    ...(data.strides ? carriedMarks(data, data.strides, map) : []),
    ...(pointed ? pointedMarks(data, map, pointed) : []),
    ...(outside === undefined
      ? []
      : [
          text(map.left + map.width, 11, `${formatShare(outside)} outside`, "end", {
            "font-weight": 600,
            class: "outside",
          }),
        ]),
    text(map.left, 11, "energy a cell, logarithmic", "start"),
    {
      tag: "g",
      attributes: { transform: `translate(${map.left} ${map.top + map.height + legendBelow})` },
      children: legend.marks,
    },
    ...profileMarks(data, layout, reading?.radial),
  ];
}

function pictureMark({ left, top, width, height }: Rect, href: string): SvgMark {
  const style = "image-rendering: pixelated";
  return {
    tag: "image",
    attributes: { href, x: left, y: top, width, height, preserveAspectRatio: "none", style },
  };
}

/** Where a frequency is on the map, px: in the middle of its cell. */
function xOf({ columns }: SpectrumData, { left, width }: Rect, frequency: number): number {
  return left + (width * (frequency * columns + Math.floor(columns / 2) + 0.5)) / columns;
}
function yOf({ rows }: SpectrumData, { top, height }: Rect, frequency: number): number {
  return top + (height * (frequency * rows + Math.floor(rows / 2) + 0.5)) / rows;
}

/** An even number of cells ends half a cell before frequency 0.5. */
function isWithin(place: number, start: number, extent: number): boolean {
  return place > start - 1 && place < start + extent + 1;
}

function axisMarks(data: SpectrumData, map: Rect): SvgMark[] {
  const { left, top, height, width } = map;
  const bottom = top + height;
  return [
    ...[-0.5, -0.25, 0, 0.25, 0.5].flatMap((frequency) => {
      const words = String(frequency).replace("-", "\u2212");
      const [x, y] = [xOf(data, map, frequency), yOf(data, map, frequency)];
      return [
        ...(isWithin(x, left, width) ? [line(x, bottom, x, bottom + 4), text(x, bottom + 15, words, "middle")] : []),
        ...(isWithin(y, top, height) ? [line(left - 4, y, left, y), text(left - 7, y + 4, words, "end")] : []),
      ];
    }),
    text(left + width, bottom + 30, "cycles a pixel across", "end"),
    {
      ...text(0, 0, "down", "middle"),
      attributes: {
        ...text(0, 0, "", "middle").attributes,
        transform: `translate(10 ${(yOf(data, map, -0.25) + yOf(data, map, 0)) / 2}) rotate(-90)`,
      },
    },
  ];
}

/** A cross on the cell of the constant part, which is left out. */
function constantMarks({ rows, columns }: SpectrumData, { left, top, width, height }: Rect): SvgMark[] {
  const [w, h] = [width / columns, height / rows];
  const [x, y] = [left + w * Math.floor(columns / 2), top + h * Math.floor(rows / 2)];
  const stroke = { stroke: "#fff", "stroke-width": 1 };
  return [
    { tag: "rect", attributes: { class: "constant", x, y, width: w, height: h, fill: "#000", ...stroke } },
    { tag: "line", attributes: { x1: x, y1: y, x2: x + w, y2: y + h, ...stroke } },
  ];
}

/** White with a dark halo: legible on any cell. */
function carriedMarks(data: SpectrumData, strides: readonly [number, number], map: Rect): SvgMark[] {
  const [down, across] = [nyquistOf(strides[0]), nyquistOf(strides[1])];
  const clampX = (x: number) => Math.min(map.left + map.width, Math.max(map.left, x));
  const clampY = (y: number) => Math.min(map.top + map.height, Math.max(map.top, y));
  const [x, y] = [clampX(xOf(data, map, -across)), clampY(yOf(data, map, -down))];
  const box = {
    x,
    y,
    width: clampX(xOf(data, map, across)) - x,
    height: clampY(yOf(data, map, down)) - y,
    fill: "none",
  };
  return [
    { tag: "rect", attributes: { ...box, stroke: token("reticle-halo"), "stroke-width": 4 } },
    { tag: "rect", attributes: { class: "carried", ...box, stroke: "#fff", "stroke-width": 1.5 } },
  ];
}

function pointedMarks({ rows, columns }: SpectrumData, map: Rect, { row, column }: SpectrumCell): SvgMark[] {
  const [w, h] = [map.width / columns, map.height / rows];
  const box = { x: map.left + column * w - 1, y: map.top + row * h - 1, width: w + 2, height: h + 2, fill: "none" };
  return [
    { tag: "rect", attributes: { ...box, stroke: token("reticle-halo"), "stroke-width": 4 } },
    { tag: "rect", attributes: { class: "pointed", ...box, stroke: token("reticle"), "stroke-width": 2 } },
  ];
}

function line(x1: number, y1: number, x2: number, y2: number): SvgMark {
  return { tag: "line", attributes: { x1, y1, x2, y2, stroke: token("line-strong"), "stroke-width": 1 } };
}

function text(x: number, y: number, words: string, anchor: string, more: SvgMark["attributes"] = {}): SvgMark {
  return {
    tag: "text",
    attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill: token("ink-3"), ...more },
    text: words,
  };
}
