import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const histogramStyles = `${baseStyles("deconvscope-histogram")}
.deconvscope-histogram {
  & .above { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: center; min-height: 24px; margin-bottom: 4px; }
  & .readout { flex: 1 1 220px; min-width: 0; margin: 0; font: 12px/16px ${font.text}; color: ${token("ink-2")}; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  & .scales { display: flex; flex: none; border-radius: 6px; background: ${token("sunken")}; }
  & .scales button { height: 24px; margin: 0; padding: 0 8px; border: 0; border-radius: 6px; background: none; font: 540 11px/16px ${font.text}; color: ${token("ink-3")}; cursor: pointer; }
  & .scales button:hover { color: ${token("ink")}; }
  & .scales button[aria-pressed="true"] { background: ${token("surface")}; color: ${token("ink")}; box-shadow: 0 0 0 1px ${token("line")}; }
  & .plot { touch-action: pan-y; cursor: crosshair; }
  & .chart { display: block; max-width: 100%; overflow: visible; font: 11px/16px ${font.text}; }
  & .scroll { max-height: 320px; overflow: auto; background: ${token("surface")}; }
  & table { border-collapse: collapse; width: 100%; font: 13px/20px ${font.text}; }
  & th { position: sticky; top: 0; background: ${token("surface")}; text-align: right; font: 540 11px/16px ${font.text}; color: ${token("ink-3")}; padding: 4px 8px; box-shadow: inset 0 -1px ${token("line-strong")}; white-space: nowrap; }
  & td { text-align: right; padding: 0 8px; height: 28px; border-bottom: 1px solid ${token("line")}; white-space: nowrap; }
}
`;
