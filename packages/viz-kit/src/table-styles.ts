import { font, token } from "./token.ts";

/** Rules for the tables behind pictures and charts, scoped to a visualization's own class: numbers end at the right. */
export function tableStyles(scope: string): string {
  return `
.${scope} .scroll { overflow-x: auto; background: ${token("surface")}; }
.${scope} table { border-collapse: collapse; width: 100%; font: 13px/20px ${font.text}; }
.${scope} th { text-align: right; font: 540 11px/16px ${font.text}; color: ${token("ink-3")}; padding: 4px 8px; border-bottom: 1px solid ${token("line-strong")}; white-space: nowrap; }
.${scope} td { text-align: right; padding: 0 8px; height: 28px; border-bottom: 1px solid ${token("line")}; white-space: nowrap; }
.${scope} :is(th, td):first-child { text-align: left; }
.${scope} tbody tr { cursor: pointer; }
.${scope} tbody tr:is(:hover, .hot) { background: ${token("hover")}; }
.${scope} tbody tr:focus-visible { outline-offset: -2px; }
.${scope} tr[aria-selected="true"] { background: ${token("select")}; box-shadow: inset 3px 0 ${token("select-mark")}; }
`;
}
