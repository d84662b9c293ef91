import { type SvgMark, token } from "@deconvscope/viz-kit";
import type { Rect, SpectrumLayout } from "./spectrum-layout.ts";
import { nyquistOf, type SpectrumData } from "./spectrum-reading.ts";

/** Energy over radial frequency on a logarithmic scale, with the Nyquist frequency of the strides. */
export function profileMarks(data: SpectrumData, { rings, profile }: SpectrumLayout, pointed?: number): SvgMark[] {
  const { left, top, width, height } = profile;
  const bottom = top + height;
  const last = rings.at(-1)?.to ?? 1;
  const xOf = (radial: number) => left + (width * Math.min(last, radial)) / last;
  const decades = decadesOf(rings.map(({ share }) => share));
  const [low, high] = [decades[0]!, decades.at(-1)!];
  const yOf = (share: number) =>
    high > low ? bottom - (height * (Math.log10(share) - low)) / (high - low) : (top + bottom) / 2;
  const limits = [...new Set((data.strides ?? []).map(nyquistOf))];
  const step = Math.ceil((decades.length - 1) / 5) || 1;
  return [
    words(left, top - 9, "energy by radial frequency", "start"),
    ...decades
      .filter((_, index) => index % step === 0)
      .flatMap((decade) => [
        rule(left, left + width, yOf(10 ** decade)),
        words(left - 7, yOf(10 ** decade) + 4, formatDecade(decade), "end"),
      ]),
    ...[0, 0.25, 0.5]
      .filter((tick) => tick <= last)
      .map((tick) => words(xOf(tick), bottom + 15, String(tick), "middle")),
    words(left + width, bottom + 30, "cycles a pixel", "end"),
    ...limits.map((limit) => limitMark(xOf(limit), profile)),
    {
      tag: "path",
      attributes: {
        class: "profile",
        d: pathOf(rings, xOf, yOf, low),
        fill: "none",
        stroke: token("ink-2"),
        "stroke-width": 2,
      },
    },
    ...limits.map((limit, index) => limitWords(xOf(limit), profile, limit, index)),
    ...(pointed === undefined ? [] : [pointerMark(xOf(pointed), profile)]),
  ];
}

/** "10 %", "0.1 %" */
const formatDecade = (decade: number) =>
  `${decade >= -6 ? String(Number((10 ** (decade + 2)).toPrecision(1))) : `1e\u2212${-decade - 2}`}\u202f%`;

/** Whole powers of ten about the shares that are above 0, at most six below the largest. */
function decadesOf(shares: readonly number[]): number[] {
  const logs = shares.filter((share) => share > 0).map(Math.log10);
  if (logs.length === 0) return [-1, 0];
  const high = Math.ceil(Math.max(...logs));
  const low = Math.min(high - 1, Math.max(high - 6, Math.floor(Math.min(...logs))));
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

function pathOf(
  rings: SpectrumLayout["rings"],
  xOf: (radial: number) => number,
  yOf: (share: number) => number,
  low: number,
): string {
  let isOpen = false;
  return rings
    .map(({ from, to, share }) => {
      if (!(share > 0)) {
        isOpen = false;
        return "";
      }
      const command = isOpen ? "L" : "M";
      isOpen = true;
      return `${command}${round(xOf((from + to) / 2))} ${round(yOf(Math.max(share, 10 ** low)))}`;
    })
    .join("");
}

const round = (value: number) => Math.round(value * 100) / 100;

function limitMark(x: number, { top, height }: Rect): SvgMark {
  const ends = { x1: x, x2: x, y1: top, y2: top + height };
  const style = { stroke: token("ink"), "stroke-width": 1.5, "stroke-dasharray": "4 3" };
  return { tag: "line", attributes: { class: "nyquist", ...ends, ...style } };
}

function limitWords(x: number, { top, left, width }: Rect, limit: number, line: number): SvgMark {
  const toTheLeft = x > left + width * 0.62;
  const label = `Nyquist ${Number(limit.toPrecision(3))}`;
  return haloed(words(x + (toTheLeft ? -5 : 5), top + 11 + 15 * line, label, toTheLeft ? "end" : "start"));
}

/** Legible where a line crosses it. */
function haloed(mark: SvgMark): SvgMark {
  const halo = { stroke: token("surface"), "stroke-width": 3, "paint-order": "stroke" };
  return { ...mark, attributes: { ...mark.attributes, ...halo } };
}

function pointerMark(x: number, { top, height }: Rect): SvgMark {
  const ends = { x1: x, x2: x, y1: top, y2: top + height };
  return { tag: "line", attributes: { class: "pointed", ...ends, stroke: token("select-mark"), "stroke-width": 2 } };
}

function rule(x1: number, x2: number, y: number): SvgMark {
  return { tag: "line", attributes: { x1, x2, y1: y, y2: y, stroke: token("line"), "stroke-width": 1 } };
}

function words(x: number, y: number, text: string, anchor: string): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill: token("ink-3") }, text };
}
