import { baseStyles, token } from "@deconvscope/viz-kit";

export const filterGridStyles = `${baseStyles("deconvscope-filter-grid")}
.deconvscope-filter-grid {
  position: relative; width: 100%;
  & canvas { width: 100%; height: 100%; }
  & .cells { position: absolute; inset: 0; display: grid; }
  & .cells button { all: unset; cursor: pointer; }
  & .cells button:is(:hover, .hot) { box-shadow: inset 0 0 0 1px #fff, inset 0 0 0 2px #000; }
  & .cells button[aria-pressed="true"] { box-shadow: inset 0 0 0 2px ${token("reticle")}, inset 0 0 0 3px #000; }
  & .cells button:focus-visible { outline: 2px solid #fff; outline-offset: 0; box-shadow: 0 0 0 4px #000; z-index: 1; }
}
`;
