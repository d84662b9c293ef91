export { type EditedRect, type ImageSize, moveRect, resizeRect, spanRect } from "./edit-rect.ts";
export { type NamedRect, type RectangleEditorProps, renderRectangleEditor } from "./render-rectangle-editor.ts";
