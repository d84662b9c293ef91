import { baseStyles, font } from "@deconvscope/viz-kit";

const scope = "deconvscope-training-curves";

export const trainingCurvesStyles = `${baseStyles(scope)}
.${scope} {
  position: relative;
  & svg { display: block; overflow: visible; font-family: ${font.text}; }
  & svg text.says { fill: currentColor; font-weight: 600; }
  & .slider { position: absolute; inset: 0; cursor: crosshair; touch-action: pan-y; }
}
`;
