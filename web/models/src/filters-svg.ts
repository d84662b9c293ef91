import { type FilterGridData, layoutFilterGrid } from "@deconvscope/viz-filter-grid";
import { printSvg } from "@deconvscope/viz-kit";

/** The filters as an SVG file: one picture, its cells never smoothed. */
export function filtersSvg(data: FilterGridData, width: number): string {
  const layout = layoutFilterGrid(data);
  const canvas = document.createElement("canvas");
  canvas.width = layout.width;
  canvas.height = layout.height;
  canvas
    .getContext("2d", { willReadFrequently: true })
    ?.putImageData(new ImageData(layout.pixels, layout.width, layout.height), 0, 0);
  const height = Math.round((width * layout.height) / layout.width);
  const href = canvas.toDataURL("image/png");
  return printSvg([{ tag: "image", attributes: { href, width, height, style: "image-rendering: pixelated" } }], {
    width,
    height,
  });
}
