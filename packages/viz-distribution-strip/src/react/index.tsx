"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { renderStrips, type StripsProps } from "../render-strips.ts";

export type { Strip, StripRow } from "../strip-layout.ts";
export type { StripsProps };

/** Measured values on their null distributions. */
export function DistributionStrips({ className, ...props }: StripsProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderStrips, props);
  return <div ref={root} className={className} />;
}
