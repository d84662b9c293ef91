import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const receptiveFieldStyles = `${baseStyles("deconvscope-receptive-field")}
.deconvscope-receptive-field {
  position: relative; display: block; width: 100%;
  &.pickable { cursor: crosshair; }
  &:focus-visible { outline: 2px solid ${token("focus")}; outline-offset: 2px; }
  & img, & .ground { width: 100%; height: 100%; }
  & canvas.heat { position: absolute; background: none; mix-blend-mode: screen; pointer-events: none; }
  & svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; pointer-events: none; }
  & .readout { font: 11px/16px ${font.text}; }
}
`;
