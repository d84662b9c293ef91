"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type ClassMapProps, renderClassMap } from "../render-class-map.ts";

export type { ClassMapProps };

/** Which class wins where a square covers the image. */
export function ClassMap({ className, ...props }: ClassMapProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderClassMap, props);
  return <div ref={root} className={className} />;
}
