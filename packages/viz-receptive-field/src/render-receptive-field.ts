import { adoptStyles, drawMarks, keepChild, keepSvg, paintPixels } from "@deconvscope/viz-kit";
import { pickPixel } from "./pick-pixel.ts";
import { type HeatOverlay, layoutHeat, type PixelPlace } from "./receptive-field-layout.ts";
import { type ReticleData, reticleMarks } from "./receptive-field-marks.ts";
import { receptiveFieldStyles } from "./receptive-field-styles.ts";

export interface ReceptiveFieldProps extends ReticleData {
  /** The image as the network sees it; grey until it is known. */
  readonly imageUrl?: string;
  /** What the image shows. */
  readonly alt?: string;
  readonly heat?: HeatOverlay;
  /** Pixels an arrow key moves by: the layer's stride. 1 if left out; with Shift ten times as far. */
  readonly step?: number;
  readonly onPick?: (y: number, x: number) => void;
  readonly onHover?: (place: PixelPlace | undefined) => void;
}

/** Draws the image with what a unit sees outlined on it. */
export function renderReceptiveField(root: HTMLElement, props: ReceptiveFieldProps): void {
  for (const side of ["inputWidth", "inputHeight"] as const) {
    if (!(props[side] > 0)) throw new RangeError(`${side}: expected a number of pixels above 0, got ${props[side]}`);
  }
  const marks = reticleMarks(props);
  adoptStyles(root, receptiveFieldStyles);
  const frame = keepChild(root, "div", "deconvscope-receptive-field");
  frame.style.aspectRatio = `${props.inputWidth} / ${props.inputHeight}`;
  drawImage(frame, props);
  drawHeat(frame, props);
  const overlay = keepSvg(frame, "reticle");
  overlay.setAttribute("viewBox", `0 0 ${props.inputWidth} ${props.inputHeight}`);
  overlay.setAttribute("preserveAspectRatio", "none");
  overlay.setAttribute("aria-hidden", "true");
  drawMarks(overlay, marks);
  frame.setAttribute("role", props.onPick ? "application" : "img");
  frame.setAttribute("aria-label", words(props));
  frame.classList.toggle("pickable", props.onPick !== undefined);
  pickPixel(frame, props);
}

function words({ alt, field, peak }: ReceptiveFieldProps): string {
  const sees = field ? `unit sees ${field.width} × ${field.height} px at x ${field.x}, y ${field.y}` : "";
  const middle = peak ? `middle at x ${peak.x}, y ${peak.y}` : "";
  return [alt ?? "Image", sees, middle].filter((part) => part !== "").join(", ");
}

function drawImage(frame: HTMLElement, { imageUrl }: ReceptiveFieldProps): void {
  if (imageUrl === undefined) {
    frame.querySelector(":scope > img")?.remove();
    keepChild(frame, "div", "ground wait zero");
    return;
  }
  frame.querySelector(":scope > .ground")?.remove();
  const image = keepChild(frame, "img", "image");
  image.alt = "";
  if (image.getAttribute("src") !== imageUrl) image.src = imageUrl;
}

function drawHeat(frame: HTMLElement, { heat, inputWidth, inputHeight }: ReceptiveFieldProps): void {
  if (!heat) {
    frame.querySelector(":scope > .heat")?.remove();
    return;
  }
  const canvas = keepChild(frame, "canvas", "heat pixels");
  paintPixels(canvas, layoutHeat(heat), heat.width, heat.height);
  const place = heat.place ?? { x: 0, y: 0, width: inputWidth, height: inputHeight };
  canvas.style.left = `${(100 * place.x) / inputWidth}%`;
  canvas.style.top = `${(100 * place.y) / inputHeight}%`;
  canvas.style.width = `${(100 * place.width) / inputWidth}%`;
  canvas.style.height = `${(100 * place.height) / inputHeight}%`;
}
