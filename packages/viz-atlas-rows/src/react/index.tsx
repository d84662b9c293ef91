"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type AtlasRowsProps, renderAtlasRows } from "../render-atlas-rows.ts";

export type { AtlasRow, AtlasTop } from "../atlas-rows-layout.ts";
export { atlasRowsToSvg } from "../atlas-rows-to-svg.ts";
export type { AtlasRowsProps };

/** Feature maps one a row, however many; rows that are the same objects as before are not drawn again. */
export function AtlasRows({ className, ...props }: AtlasRowsProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderAtlasRows, props);
  return <div ref={root} className={className} />;
}
