import {
  adoptStyles,
  type CoveringSquare,
  drawMarks,
  keepChild,
  keepSvg,
  pointSquare,
  type SquarePointing,
  squareMarks,
} from "@deconvscope/viz-kit";
import { heatmapStyles } from "./heatmap-styles.ts";

export interface CoveredImageProps extends SquarePointing {
  readonly imageUrl: string;
  /** Pixels of the input. */
  readonly height: number;
  readonly width: number;
  readonly square?: CoveringSquare | undefined;
  /** What the square shows, a CSS colour; only outlined if left out. */
  readonly fill?: string | undefined;
  /** Of a projection: pixels are data. */
  readonly pixelated?: boolean | undefined;
  readonly label: string;
}

/** Draws a picture of the network's input with the square on it. */
export function renderCoveredImage(root: HTMLElement, props: CoveredImageProps): void {
  const { imageUrl, height, width, square, fill, pixelated = false, label } = props;
  adoptStyles(root, heatmapStyles);
  const frame = keepChild(keepChild(root, "div", "deconvscope-heatmap"), "div", "frame");
  frame.style.aspectRatio = `${width} / ${height}`;
  const image = keepChild(frame, "img", "picture");
  image.classList.toggle("pixelated", pixelated);
  image.draggable = false;
  image.alt = "";
  if (image.getAttribute("src") !== imageUrl) image.src = imageUrl;
  const overlay = keepSvg(frame, "marks");
  overlay.setAttribute("viewBox", `0 0 ${width} ${height}`);
  overlay.setAttribute("preserveAspectRatio", "none");
  overlay.setAttribute("aria-hidden", "true");
  drawMarks(overlay, square ? squareMarks(square, fill) : []);
  frame.setAttribute("role", props.onStep ? "application" : "img");
  frame.setAttribute("aria-label", label);
  pointSquare(frame, props);
}
