import { baseStyles, font, sequentialStops, token } from "@deconvscope/viz-kit";

export const activationMapStyles = `${baseStyles("deconvscope-activation-map")}
.deconvscope-activation-map {
  & .map { position: relative; display: block; outline-offset: 2px; }
  & .map.pickable { cursor: crosshair; touch-action: none; }
  & canvas { width: 100%; height: 100%; }
  & svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; pointer-events: none; }
  & svg rect { fill: none; vector-effect: non-scaling-stroke; }
  & .halo { stroke: ${token("reticle-halo")}; stroke-width: 5; }
  & .mark { stroke: ${token("reticle")}; stroke-width: 2; }
  & .pointer { stroke: #fff; stroke-width: 1; }
  & .scale { position: relative; height: 30px; margin-top: 8px; font: 11px/16px ${font.text}; color: ${token("ink-3")}; }
  & .scale .ramp { height: 8px; background: linear-gradient(to right in oklab, ${sequentialStops.join(", ")}); }
  & .scale .tick { position: absolute; top: 8px; padding-top: 4px; translate: -50% 0; white-space: nowrap; }
  & .scale .tick::before { content: ""; position: absolute; left: 50%; top: 0; height: 4px; border-left: 1px solid ${token("line-strong")}; }
  & .scale .tick.first { translate: 0 0; }
  & .scale .tick.first::before { left: 0; }
  & .scale .tick.last { translate: -100% 0; }
  & .scale .tick.last::before { left: auto; right: 0; }
  & .readout { min-height: 16px; margin: 2px 0 0; font: 11px/16px ${font.text}; color: ${token("ink-3")}; }
}
`;
