"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type ReceptiveFieldProps, renderReceptiveField } from "../render-receptive-field.ts";

export type { HeatOverlay, PixelPlace, PixelRect } from "../receptive-field-layout.ts";
export type { ReceptiveFieldProps };

/** The image with what a unit sees outlined on it. */
export function ReceptiveField({ className, ...props }: ReceptiveFieldProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderReceptiveField, props);
  return <div ref={root} className={className} />;
}
