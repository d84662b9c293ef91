import { adoptStyles, drawMarks, keepChild, keepSvg, paintPixels } from "@deconvscope/viz-kit";
import { pointCells } from "./point-cells.ts";
import { layoutSpectrum } from "./spectrum-layout.ts";
import { type SpectrumCell, spectrumMarks } from "./spectrum-marks.ts";
import { readSpectrum, type SpectrumData } from "./spectrum-reading.ts";
import { spectrumStyles } from "./spectrum-styles.ts";
import { outsideText, readingText } from "./spectrum-words.ts";

export interface SpectrumProps extends SpectrumData {
  /** The cell that is looked at. */
  readonly pointed?: SpectrumCell | undefined;
  /** px; 640 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** What it shows: "What reaches pool1". */
  readonly label?: string | undefined;
  /** Id of the table with the same numbers. */
  readonly details?: string | undefined;
  /** Another cell is looked at, by pointer or arrow keys; undefined when none is. */
  readonly onPoint?: ((cell: SpectrumCell | undefined) => void) | undefined;
}

/** The shares that each place shows: pointing paints nothing anew. */
const painted = new WeakMap<HTMLElement, ArrayLike<number>>();

/** Draws energy by frequency: a map about frequency 0, never smoothed, and its radial profile. */
export function renderSpectrum(root: HTMLElement, props: SpectrumProps): void {
  const { width = 640, label = "Energy by frequency", details, pointed, shares, rows, columns } = props;
  const layout = layoutSpectrum(props, width);
  adoptStyles(root, spectrumStyles);
  const holder = keepChild(root, "div", "deconvscope-spectrum");
  const frame = keepChild(holder, "div", "frame");
  const canvas = keepChild(frame, "canvas", "map");
  canvas.setAttribute("aria-hidden", "true");
  for (const side of ["left", "top", "width", "height"] as const) canvas.style[side] = `${layout.map[side]}px`;
  if (painted.get(root) !== shares) paintPixels(canvas, layout.pixels, columns, rows);
  painted.set(root, shares);
  const svg = keepSvg(frame, "marks");
  svg.setAttribute("width", String(layout.width));
  svg.setAttribute("height", String(layout.height));
  svg.setAttribute("aria-hidden", "true");
  svg.classList.toggle("pointable", props.onPoint !== undefined);
  drawMarks(svg, spectrumMarks(props, layout, { pointed }));
  const said = outsideText(props);
  frame.setAttribute("role", props.onPoint ? "application" : "img");
  frame.setAttribute("aria-label", said ? `${label}; ${said}` : label);
  if (details === undefined) frame.removeAttribute("aria-details");
  else frame.setAttribute("aria-details", details);
  const says = keepChild(holder, "p", "says");
  says.setAttribute("aria-live", "polite");
  says.textContent = pointed
    ? readingText(readSpectrum(props, pointed.row, pointed.column), props)
    : said
      ? `${said}.`
      : "";
  pointCells(frame, { rows, columns, map: layout.map, pointed, onPoint: props.onPoint });
}
