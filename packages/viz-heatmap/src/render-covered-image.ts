import { adoptStyles, keepChild, keepSquareFrame, type SquareFrame } from "@deconvscope/viz-kit";
import { heatmapStyles } from "./heatmap-styles.ts";

export interface CoveredImageProps extends Omit<SquareFrame, "details"> {
  readonly imageUrl: string;
  /** Of a projection: pixels are data. */
  readonly pixelated?: boolean | undefined;
}

/** Draws a picture of the network's input with the square on it. */
export function renderCoveredImage(root: HTMLElement, props: CoveredImageProps): void {
  const { imageUrl, pixelated = false } = props;
  adoptStyles(root, heatmapStyles);
  const frame = keepChild(keepChild(root, "div", "deconvscope-heatmap"), "div", "frame");
  const image = keepChild(frame, "img", "picture");
  image.classList.toggle("pixelated", pixelated);
  image.draggable = false;
  image.alt = "";
  if (image.getAttribute("src") !== imageUrl) image.src = imageUrl;
  keepSquareFrame(frame, props);
}
