"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { renderSpectrum, type SpectrumProps } from "../render-spectrum.ts";

export type { SpectrumCell } from "../spectrum-marks.ts";
export type { SpectrumProps };

/** Energy by frequency; as wide as there is room. */
export function Spectrum({ className, ...props }: SpectrumProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderSpectrum, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
