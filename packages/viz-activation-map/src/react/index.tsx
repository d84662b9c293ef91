"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type ActivationMapProps, renderActivationMap } from "../render-activation-map.ts";

export type { MapPlace } from "../activation-map-layout.ts";
export type { ActivationMapProps };

/** One feature map's activations. */
export function ActivationMap({ className, ...props }: ActivationMapProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderActivationMap, props);
  return <div ref={root} className={className} />;
}
