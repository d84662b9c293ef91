import { type FilterBank, paintPixels, placeFilters, tileFilters } from "@deconvscope/viz-kit";
import { useEffect, useRef } from "react";

/** px of a weight in a file. */
const cell = 6;

/** The filters of a layer as one small picture, each over its own largest weight. */
export function FiltersPicture({ bank, label }: { bank: FilterBank; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const { pixels, width, height } = tileFilters(bank, placeFilters(bank, "index"), ({ largest }) => largest);
    paintPixels(canvas.current, pixels, width, height);
  }, [bank]);
  return <canvas ref={canvas} role="img" aria-label={label} className="pixels" />;
}

/** The same as a `data:` URL, its cells never smoothed. */
export function filtersUrl(bank: FilterBank): { href: string; width: number; height: number } {
  const { pixels, width, height } = tileFilters(bank, placeFilters(bank, "index"), ({ largest }) => largest);
  const canvas = document.createElement("canvas");
  paintPixels(canvas, pixels, width, height);
  return { href: canvas.toDataURL("image/png"), width: width * cell, height: height * cell };
}
