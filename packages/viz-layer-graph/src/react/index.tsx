"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type LayerGraphProps, renderLayerGraph } from "../render-layer-graph.ts";

export type { GraphLayer, GraphPart } from "../graph-layer.ts";
export { layerGraphToSvg } from "../layer-graph-to-svg.ts";
export { LayerSilhouette } from "./layer-silhouette.tsx";
export type { LayerGraphProps };

/** The anatomy of a network drawn to scale. */
export function LayerGraph({ className, ...props }: LayerGraphProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderLayerGraph, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
