"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type RectangleEditorProps, renderRectangleEditor } from "../render-rectangle-editor.ts";

export type { EditedRect } from "../edit-rect.ts";
export type { NamedRect } from "../render-rectangle-editor.ts";
export type { RectangleEditorProps };

/** Named rectangles on an image. */
export function RectangleEditor({ className, ...props }: RectangleEditorProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderRectangleEditor, props);
  return <div ref={root} className={className} />;
}
