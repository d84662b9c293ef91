"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type LayerRailProps, renderLayerRail } from "../render-layer-rail.ts";

export type { LayerRailItem } from "../layer-rail-layout.ts";
export type { LayerRailProps };

/** The network as a rail of layers. */
export function LayerRail({ className, ...props }: LayerRailProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderLayerRail, props);
  return <div ref={root} className={className} />;
}
