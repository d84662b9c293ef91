import { baseStyles, font, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-curve-family";

export const curveFamilyStyles = `${baseStyles(scope)}
.${scope} {
  position: relative;
  & svg { display: block; overflow: visible; font-family: ${font.text}; }
  & svg text.says { fill: currentColor; font-weight: 600; }
  & svg text.title { fill: ${token("ink")}; font-weight: 600; }
  & .slider { position: absolute; cursor: ew-resize; touch-action: pan-y; user-select: none; }
  & .slider:not([tabindex]) { cursor: crosshair; }
  & .slider:focus-visible { outline-offset: 2px; }
}
`;
