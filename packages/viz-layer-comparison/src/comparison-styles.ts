import { baseStyles, font, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-layer-comparison";

export const comparisonStyles = `${baseStyles(scope)}
.${scope} {
  & .frame { position: relative; }
  & svg { position: relative; display: block; pointer-events: none; font-family: ${font.text}; overflow: visible; }
  & svg text:is(.name, .says) { fill: currentColor; }
  & svg text.name { font: 11px/16px ${font.mono}; }
  & .rows { position: absolute; inset: 0; pointer-events: none; }
  & .rows button { all: unset; position: absolute; left: -8px; right: -8px; pointer-events: auto; cursor: pointer; border-radius: 3px; }
  & .rows button:is(:hover, .hot) { background: color-mix(in srgb, ${token("ink")} 6%, transparent); }
  & .rows button[aria-pressed="true"] { background: ${token("select")}; box-shadow: inset 3px 0 ${token("select-mark")}; }
  & .rows button:focus-visible { outline: 2px solid ${token("focus")}; outline-offset: 0; }
  & p.reads { margin: 4px 0 0; min-height: 16px; font: 12px/16px ${font.text}; color: ${token("ink-2")}; }
}
`;
