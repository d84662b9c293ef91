import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const layerGraphStyles = `${baseStyles("deconvscope-layer-graph")}
.deconvscope-layer-graph {
  position: relative;
  & .picture { overflow-x: auto; }
  & .picture[hidden] { display: none; }
  & svg { display: block; overflow: visible; }
  & svg text { font: 11px/16px ${font.text}; fill: ${token("ink-3")}; }
  & svg text.code { font: 11px/16px ${font.mono}; }
  & svg text.name { font-weight: 540; fill: ${token("ink")}; }
  & .layer { transition: opacity var(--d-fast, 90ms); outline: none; }
  & .layer[role="button"] { cursor: pointer; }
  & .linking:not(:hover, :focus-within) .layer:not(.hot) { opacity: .25; }
  & .outline { fill: none; stroke: none; }
  & .layer:hover .outline { stroke: ${token("line-strong")}; stroke-width: 1; }
  & .layer[aria-pressed="true"] .outline { stroke: ${token("select-edge")}; stroke-width: 2; }
  & .layer:focus-visible .outline { stroke: ${token("focus")}; stroke-width: 2; stroke-dasharray: 3 2; }
  & .table:not(.unseen) { overflow-x: auto; }
  & table { border-collapse: collapse; width: 100%; font: 13px/20px ${font.text}; }
  & th { text-align: left; font: 540 11px/16px ${font.text}; color: ${token("ink-3")}; padding: 4px 8px; border-bottom: 1px solid ${token("line-strong")}; white-space: nowrap; }
  & td { padding: 0 8px; height: 28px; border-bottom: 1px solid ${token("line")}; white-space: nowrap; }
  & td:first-child { font: 12px/16px ${font.mono}; }
  & tr[aria-selected="true"] { background: ${token("select")}; box-shadow: inset 3px 0 ${token("select-mark")}; }
}
`;
