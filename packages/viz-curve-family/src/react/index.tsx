"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type CurveFamilyProps, renderCurveFamily } from "../render-curve-family.ts";

export type { CurveFamilyProps };

/** One line an image in small multiples; as wide as there is room. */
export function CurveFamily({ className, ...props }: CurveFamilyProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderCurveFamily, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
