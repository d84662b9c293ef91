import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const layerTableStyles = `${baseStyles("deconvscope-layer-table")}
.deconvscope-layer-table {
  overflow-x: auto;
  & table { border-collapse: collapse; width: 100%; font: 13px/20px ${font.text}; }
  & th { text-align: left; font: 540 11px/16px ${font.text}; color: ${token("ink-3")}; padding: 4px 8px; border-bottom: 1px solid ${token("line-strong")}; white-space: nowrap; }
  & td { padding: 0 8px; height: 32px; border-bottom: 1px solid ${token("line")}; white-space: nowrap; }
  & th:nth-child(n + 6) { padding-left: 22px; }
  & .right { text-align: right; }
  & .operator { color: ${token("ink-2")}; }
  & code { font: 12px/16px ${font.mono}; }
  & tbody tr { cursor: pointer; }
  & tbody tr:hover, & tr.hot { background: ${token("hover")}; }
  & tbody tr:focus-visible { outline: 2px solid ${token("focus")}; outline-offset: -2px; }
  & tr[aria-selected="true"] { background: ${token("select")}; box-shadow: inset 3px 0 ${token("select-mark")}; }
  & .fold { all: unset; display: inline-grid; place-items: center; width: 24px; height: 24px; margin-left: -6px; vertical-align: middle; cursor: pointer; color: ${token("ink-3")}; }
  & .fold::before { content: ""; width: 5px; height: 5px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); }
  & .fold[aria-expanded="true"]::before { transform: rotate(45deg); }
  & .fold:focus-visible { outline: 2px solid ${token("focus")}; }
  & .glyph { margin-left: 5px; vertical-align: -4px; }
  & .amount { min-width: 144px; }
  & .amount .number { display: inline-block; width: 68px; text-align: right; }
  & .amount .bar { display: inline-block; height: 8px; margin-left: 8px; background: ${token("ink-3")}; opacity: .8; }
}
`;
