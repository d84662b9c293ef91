"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { renderSilhouette, type SilhouetteProps } from "../render-silhouette.ts";

/** A network's outline for a card: one bar a layer. */
export function LayerSilhouette({ className, ...props }: SilhouetteProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderSilhouette, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
