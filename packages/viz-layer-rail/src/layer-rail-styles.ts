import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const layerRailStyles = `${baseStyles("deconvscope-layer-rail")}
.deconvscope-layer-rail {
  background: ${token("surface")};
  & .level { display: flex; padding: 0 var(--edge, 0px); overflow-x: auto; scrollbar-width: none; border-bottom: 1px solid ${token("line")}; }
  & .level[hidden] { display: none; }
  & .cell { flex: 1 0 auto; display: flex; gap: 7px; align-items: center; padding: 11px 7px 12px; position: relative; border: 0 solid ${token("line")}; border-left-width: 1px; background: none; color: inherit; font: inherit; text-align: left; text-decoration: none; cursor: pointer; }
  & .cell:last-child { border-right-width: 1px; }
  & .cell:hover, & .cell.hot { background: ${token("hover")}; }
  & .cell:focus-visible { outline-offset: -2px; }
  & .bar { position: absolute; left: 0; bottom: 0; height: 3px; background: ${token("line-strong")}; }
  & .picture { width: 32px; height: 32px; flex: none; }
  & b { display: block; font: 600 12px/16px ${font.mono}; white-space: nowrap; }
  & small { display: block; font: 11px/14px ${font.text}; color: ${token("ink-3")}; white-space: nowrap; max-width: 120px; overflow: hidden; text-overflow: ellipsis; }
  & .stages .cell { padding-block: 6px 8px; }
  & .stages [aria-expanded="true"] b { text-decoration: underline; text-underline-offset: 3px; }
  & [aria-current] { background: ${token("select")}; }
  & [aria-current] .bar { background: ${token("select-mark")}; }
  & [aria-current] small { color: ${token("ink-2")}; }
}
`;
