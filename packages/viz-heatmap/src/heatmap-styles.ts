import { baseStyles, token } from "@deconvscope/viz-kit";

export const heatmapStyles = `${baseStyles("deconvscope-heatmap")}
.deconvscope-heatmap {
  & .frame { position: relative; display: block; width: 100%; outline-offset: 2px; background: ${token("sunken")}; }
  & .frame.pointable { cursor: crosshair; }
  & :is(canvas, img) { width: 100%; height: 100%; user-select: none; -webkit-user-drag: none; }
  & canvas { background: none; image-rendering: pixelated; }
  & img.pixelated { image-rendering: pixelated; }
  & .frame > svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; pointer-events: none; }
  & svg.legend { display: block; margin-top: 6px; }
}
`;
