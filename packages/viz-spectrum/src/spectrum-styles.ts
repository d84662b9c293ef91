import { baseStyles, font, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-spectrum";

export const spectrumStyles = `${baseStyles(scope)}
.${scope} {
  & .frame { position: relative; outline-offset: 4px; }
  & .frame:focus-visible { outline: 2px solid ${token("focus")}; }
  & canvas { position: absolute; image-rendering: pixelated; }
  & svg { position: relative; display: block; font-family: ${font.text}; overflow: visible; }
  & svg.pointable { cursor: crosshair; }
  & svg .outside { fill: ${token("ink")}; font-weight: 600; }
  & .says { margin: 6px 0 0; min-height: 16px; font: 12px/16px ${font.text}; color: ${token("ink-2")}; }
}
`;
