"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type ConfusionMatrixProps, renderConfusionMatrix } from "../render-confusion-matrix.ts";

export type { ConfusionMatrixProps };

/** Which class is taken for which; as wide as there is room. */
export function ConfusionMatrix({ className, ...props }: ConfusionMatrixProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderConfusionMatrix, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
