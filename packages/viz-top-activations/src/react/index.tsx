"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { renderTopActivations, type TopActivationsProps } from "../render-top-activations.ts";

export type { TopActivation } from "../top-activations-layout.ts";
export { topActivationsToSvg } from "../top-activations-to-svg.ts";
export type { TopActivationsProps };

/** A map's strongest activations: projections beside their patches. */
export function TopActivations({ className, ...props }: TopActivationsProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderTopActivations, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
