import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const rectangleEditorStyles = `${baseStyles("deconvscope-rectangle-editor")}
.deconvscope-rectangle-editor {
  & .frame { position: relative; display: block; width: 100%; background: ${token("sunken")}; }
  & .frame.drawable { cursor: crosshair; touch-action: none; }
  & img { width: 100%; height: 100%; user-select: none; -webkit-user-drag: none; }
  & .part { position: absolute; margin: 0; padding: 0; border: 2px solid var(--part); outline: 1px solid ${token("reticle-halo")}; background: rgb(128 128 128 / .45); color: #fff; font: 600 11px/1 ${font.text}; text-shadow: 0 0 3px #000, 0 0 1px #000; cursor: move; touch-action: none; overflow: visible; }
  & .part:focus-visible, & .part[aria-pressed="true"] { outline: 2px solid ${token("reticle")}; outline-offset: 1px; z-index: 1; }
  & .part:disabled { cursor: default; color: #fff; }
  & .part.ghost { border: 1px dashed #fff; background: none; pointer-events: none; }
  & .corner { position: absolute; right: -7px; bottom: -7px; width: 14px; height: 14px; cursor: nwse-resize; }
  & .corner::after { content: ""; position: absolute; inset: 4px; background: var(--part); outline: 1px solid ${token("reticle-halo")}; }
}
`;
