import { defineVisualization } from "@deconvscope/viz-kit";
import { type RectangleEditorProps, renderRectangleEditor } from "./render-rectangle-editor.ts";

defineVisualization<RectangleEditorProps>({
  tag: "deconvscope-rectangle-editor",
  properties: {
    imageUrl: "text",
    height: "json",
    width: "json",
    rects: "json",
    ghosts: "json",
    selected: "text",
    label: "text",
  },
  callbacks: ["onSelect", "onChange", "onDraw", "onRemove"],
  required: ["imageUrl", "height", "width", "rects", "label"],
  draw: renderRectangleEditor,
});
