import { baseStyles, font, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-filter-atlas";

export const filterAtlasStyles = `${baseStyles(scope)}
.${scope} {
  & .frame { position: relative; }
  & canvas { position: absolute; left: 0; image-rendering: pixelated; }
  & svg { position: relative; display: block; font-family: ${font.text}; overflow: visible; }
  & svg text.flag { fill: currentColor; font-weight: 600; }
  & .cells { position: absolute; inset: 0; pointer-events: none; }
  & .cells button { all: unset; position: absolute; pointer-events: auto; cursor: pointer; outline-offset: 3px; }
  & .cells button:is(:hover, .hot) { box-shadow: 0 0 0 2px ${token("surface")}, 0 0 0 3px ${token("line-strong")}; }
  & .cells button[aria-pressed="true"] { box-shadow: 0 0 0 2px ${token("surface")}, 0 0 0 4px ${token("select-edge")}; }
  & .cells button:focus-visible { outline: 2px solid ${token("focus")}; }
  &.linking .cells button:not(.lit) { background: color-mix(in srgb, ${token("surface")} 75%, transparent); }
  & .says { margin: 6px 0 0; min-height: 16px; font: 12px/16px ${font.text}; color: ${token("ink-2")}; }
}
`;
