import { examplePatch, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderRectangleEditor } from "../src/index.ts";

const noop = () => undefined;
const image = { imageUrl: examplePatch(2, 24), height: 96, width: 96, label: "A drawn rabbit" };
const rects = [
  { name: "right eye", rect: { x: 30, y: 26, width: 14, height: 14 } },
  { name: "left eye", rect: { x: 54, y: 26, width: 14, height: 14 } },
  { name: "nose", rect: { x: 42, y: 42, width: 14, height: 12 } },
];

export const examples: readonly GalleryExample[] = [
  {
    name: "parts that can be moved, one chosen",
    width: 220,
    draw: (root) =>
      renderRectangleEditor(root, { ...image, rects, selected: "nose", onSelect: noop, onChange: noop, onDraw: noop }),
  },
  {
    name: "parts as they are, and a random place",
    width: 150,
    draw: (root) => renderRectangleEditor(root, { ...image, rects, ghosts: [{ x: 8, y: 70, width: 14, height: 14 }] }),
  },
];
