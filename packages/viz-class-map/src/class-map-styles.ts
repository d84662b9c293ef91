import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const classMapStyles = `${baseStyles("deconvscope-class-map")}
.deconvscope-class-map {
  & .frame { position: relative; display: block; width: 100%; outline-offset: 2px; }
  & .frame.pointable { cursor: crosshair; }
  & .frame > svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; pointer-events: none; }
  & .cells { shape-rendering: crispEdges; }
  & .region { position: absolute; translate: -50% -50%; overflow: hidden; padding: 0 4px; font: 600 11px/16px ${font.text}; color: #fff; text-shadow: 0 0 3px rgb(0 0 0 / .7); text-overflow: ellipsis; white-space: nowrap; pointer-events: none; }
  & .classes { display: flex; flex-wrap: wrap; gap: 2px 12px; margin: 6px 0 0; padding: 0; list-style: none; font: 11px/16px ${font.text}; color: ${token("ink-2")}; }
  & .classes li { display: flex; align-items: baseline; gap: 5px; }
  & .classes i { flex: none; width: 8px; height: 8px; }
  & .classes b { font-weight: 400; color: ${token("ink-3")}; }
}
`;
