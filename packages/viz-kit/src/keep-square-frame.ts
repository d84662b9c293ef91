import { keepSvg } from "./keep-svg.ts";
import { pointSquare, type SquarePointing } from "./point-square.ts";
import { type CoveringSquare, squareMarks } from "./square-marks.ts";
import { drawMarks, type SvgMark } from "./svg-mark.ts";

export interface SquareFrame extends SquarePointing {
  /** Pixels of the input. */
  readonly height: number;
  readonly width: number;
  /** The square that is pointed at. */
  readonly square?: CoveringSquare | undefined;
  /** What the square shows, a CSS colour; only outlined if left out. */
  readonly fill?: string | undefined;
  /** What the picture in the frame shows. */
  readonly label: string;
  /** Id of the table with the same numbers. */
  readonly details?: string | undefined;
}

/** Makes an element the frame of a picture of the input: its name, the square over it, and who hears of the pointer. */
export function keepSquareFrame(frame: HTMLElement, props: SquareFrame): void {
  const { height, width, square, fill, label, details } = props;
  frame.style.aspectRatio = `${width} / ${height}`;
  drawOverInput(frame, "marks", square ? squareMarks(square, fill) : [], { height, width });
  frame.setAttribute("role", props.onStep ? "application" : "img");
  frame.setAttribute("aria-label", label);
  if (details === undefined) frame.removeAttribute("aria-details");
  else frame.setAttribute("aria-details", details);
  pointSquare(frame, props);
}

/** Draws marks in pixels of the input as an SVG over a frame. */
export function drawOverInput(
  frame: HTMLElement,
  name: string,
  marks: readonly SvgMark[],
  { height, width }: { readonly height: number; readonly width: number },
): void {
  const svg = keepSvg(frame, name);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  drawMarks(svg, marks);
}
