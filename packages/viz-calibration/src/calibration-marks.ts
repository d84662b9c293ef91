import { formatMagnitude, formatNumber, formatPercent, type SvgMark, token } from "@deconvscope/viz-kit";
import type { CalibrationBin, CalibrationData, CalibrationLayout } from "./calibration-layout.ts";

/** Accuracy over confidence: a bar a bin with its interval, the diagonal on which both are equal, and how many images. */
export function calibrationMarks(data: CalibrationData, layout: CalibrationLayout, pointed?: number): SvgMark[] {
  const { plot, counts, xOf, yOf } = layout;
  const most = Math.max(0, ...data.bins.map(({ images }) => images));
  return [
    ...[0, 0.5, 1].flatMap((share) => [
      ruled(plot.left, yOf(share), plot.right, yOf(share), share === 0 ? "line-strong" : "line"),
      words(plot.left - 6, yOf(share) + 4, formatPercent(share, 0), "end"),
    ]),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) =>
      words(
        xOf(share),
        counts.bottom + 15,
        formatNumber(share, share % 1 === 0 ? 0 : 2),
        share === 1 ? "end" : "middle",
      ),
    ),
    words(0, 11, "right", "start"),
    words(plot.right, counts.bottom + 29, "confidence: probability of the predicted class", "end"),
    ...data.bins.flatMap((bin, index) => barMarks(bin, layout, index === pointed)),
    ruled(xOf(0), yOf(0), xOf(1), yOf(1), "ink-3", "4 3"),
    ...data.bins.flatMap((bin) => intervalMarks(bin, layout)),
    words(plot.right, 11, `ECE ${formatPercent(data.error)}`, "end", token("ink"), 600),
    words(plot.left, counts.top - 5, "images", "start"),
    words(plot.left - 6, counts.top + 8, formatMagnitude(most), "end"),
    ruled(plot.left, counts.bottom, plot.right, counts.bottom, "line-strong"),
    ...data.bins.flatMap((bin, index) => countMarks(bin, layout, index === pointed)),
  ];
}

const gap = 1;

function barMarks(
  { low, high, images, accuracy }: CalibrationBin,
  layout: CalibrationLayout,
  isPointed: boolean,
): SvgMark[] {
  if (images === 0) return [];
  const { xOf, yOf, plot } = layout;
  const y = yOf(accuracy.share);
  const box = { x: xOf(low) + gap, y, width: Math.max(1, xOf(high) - xOf(low) - 2 * gap), height: plot.bottom - y };
  return [
    { tag: "rect", attributes: { class: "bar", ...box, fill: token("cat-1"), opacity: isPointed ? undefined : 0.75 } },
  ];
}

/** At the mean confidence of the bin: there it would stand on the diagonal if what is said were right. */
function intervalMarks({ images, confidence, accuracy }: CalibrationBin, { xOf, yOf }: CalibrationLayout): SvgMark[] {
  if (images === 0) return [];
  const x = xOf(confidence);
  const [top, bottom] = [yOf(accuracy.high), yOf(accuracy.low)];
  const ink = { fill: "none", stroke: token("ink"), "stroke-width": 1.5 };
  return [
    {
      tag: "path",
      attributes: { class: "interval", d: `M${x - 3} ${top}h6M${x} ${top}V${bottom}M${x - 3} ${bottom}h6`, ...ink },
    },
    { tag: "circle", attributes: { class: "point", cx: x, cy: yOf(accuracy.share), r: 3, fill: token("ink") } },
  ];
}

function countMarks({ low, high, images }: CalibrationBin, layout: CalibrationLayout, isPointed: boolean): SvgMark[] {
  if (images === 0) return [];
  const { xOf, countOf, counts } = layout;
  const y = Math.min(countOf(images), counts.bottom - 1);
  const box = { x: xOf(low) + gap, y, width: Math.max(1, xOf(high) - xOf(low) - 2 * gap), height: counts.bottom - y };
  return [{ tag: "rect", attributes: { class: "count", ...box, fill: token(isPointed ? "ink" : "line-strong") } }];
}

function ruled(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  ink: "line" | "line-strong" | "ink-3",
  dashes?: string,
): SvgMark {
  return {
    tag: "line",
    attributes: { x1, y1, x2, y2, stroke: token(ink), "stroke-width": 1, "stroke-dasharray": dashes },
  };
}

/** Their colour is also `color`, which a page's rules for words in pictures leave alone. */
function words(x: number, y: number, text: string, anchor: string, fill = token("ink-3"), weight?: number): SvgMark {
  const type = { class: weight ? "says" : undefined, "font-size": 11, "font-weight": weight, "text-anchor": anchor };
  return { tag: "text", attributes: { x, y, ...type, fill, color: weight ? fill : undefined }, text };
}
