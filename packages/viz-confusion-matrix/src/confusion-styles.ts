import { baseStyles, font, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-confusion-matrix";

export const confusionStyles = `${baseStyles(scope)}
.${scope} {
  & .matrix { position: relative; }
  & svg { font-family: ${font.text}; overflow: visible; }
  & svg.marks { position: absolute; inset: 0; display: block; pointer-events: none; }
  & svg text.says { fill: currentColor; }
  & canvas { position: absolute; image-rendering: pixelated; background: ${token("sunken")}; }
  & .cells { position: absolute; cursor: crosshair; touch-action: pan-y; user-select: none; }
  & .readout { min-height: 20px; margin: 8px 0 0; color: ${token("ink-2")}; }
  & .legend { display: block; }
}
`;
