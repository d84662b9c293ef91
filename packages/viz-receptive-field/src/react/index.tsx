"use client";
import { useEffect, useRef } from "react";
import { type ReceptiveFieldProps, renderReceptiveField } from "../render-receptive-field.ts";

export type { HeatOverlay, PixelPlace, PixelRect } from "../receptive-field-layout.ts";
export type { ReceptiveFieldProps };

/** The image with what a unit sees outlined on it. */
export function ReceptiveField({ className, ...props }: ReceptiveFieldProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const { imageUrl, alt, inputWidth, inputHeight, field, peak, ghost, heat, step, onPick, onHover } = props;
  useEffect(() => {
    const drawn = { imageUrl, alt, inputWidth, inputHeight, field, peak, ghost, heat, step, onPick, onHover };
    if (root.current) renderReceptiveField(root.current, drawn);
  }, [imageUrl, alt, inputWidth, inputHeight, field, peak, ghost, heat, step, onPick, onHover, renderReceptiveField]);
  return <div ref={root} className={className} />;
}
