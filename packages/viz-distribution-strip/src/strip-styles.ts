import { baseStyles, font } from "@deconvscope/viz-kit";

export const stripStyles = `${baseStyles("deconvscope-distribution-strip")}
.deconvscope-distribution-strip {
  & svg { display: block; max-width: 100%; overflow: visible; font-family: ${font.text}; }
}
`;
