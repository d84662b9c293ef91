import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const topActivationsStyles = `${baseStyles("deconvscope-top-activations")}
.deconvscope-top-activations {
  & .pictures { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  & .grid { display: grid; align-content: start; }
  & .cell { display: block; position: relative; min-width: 0; margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
  & .cell.well { cursor: default; }
  & .picture { display: block; width: 100%; aspect-ratio: 1; object-fit: contain; transition: opacity var(--d-fast, 90ms); }
  & .projections .picture.shown { background: ${token("zero")}; }
  & .patches .picture.shown { background: ${token("sunken")}; }
  & .none { background: ${token("sunken")}; box-shadow: inset 0 0 0 1px ${token("line")}; }
  & img { animation: deconvscope-top-arrive var(--d-slow, 420ms) var(--ease, cubic-bezier(.2, .7, .2, 1)); }
  & .says { display: grid; place-items: center; font: 11px/14px ${font.text}; }
  & .says.zero { background: ${token("zero")}; color: #000; }
  & .says.error { background: ${token("bad-bg")}; color: ${token("bad")}; font-weight: 640; }
  & .cell::after { content: ""; position: absolute; left: 0; right: 0; top: 0; aspect-ratio: 1; pointer-events: none; }
  & .cell:is(.hot, .chosen)::after { box-shadow: inset 0 0 0 2px ${token("reticle")}, inset 0 0 0 3px ${token("reticle-halo")}; }
  & .cell:focus-visible { outline-offset: 0; z-index: 1; }
  &.linking:not(:hover, :focus-within) .cell:not(.hot) .picture:not(.says, .none) { opacity: .25; }
  & .caption { padding: 1px 2px 5px; overflow: hidden; font: 11px/16px ${font.text}; color: ${token("ink-3")}; white-space: nowrap; text-overflow: ellipsis; height: 22px; }
  & .patches .caption { display: block; }
  & .projections .caption { display: flex; gap: 5px; position: relative; }
  & .pictures:not(.captioned) .caption { position: absolute; width: 1px; height: 1px; padding: 0; clip-path: inset(50%); }
  & .projections .caption b { font-weight: 640; color: ${token("ink")}; }
  & .chosen .caption { background: ${token("select")}; color: ${token("ink-2")}; }
  & .scroll { overflow-x: auto; background: ${token("surface")}; }
  & table { border-collapse: collapse; width: 100%; font: 13px/20px ${font.text}; }
  & th { text-align: right; font: 540 11px/16px ${font.text}; color: ${token("ink-3")}; padding: 4px 8px; border-bottom: 1px solid ${token("line-strong")}; white-space: nowrap; }
  & td { text-align: right; padding: 0 8px; height: 28px; border-bottom: 1px solid ${token("line")}; white-space: nowrap; }
  & :is(th, td):is(:first-child, :nth-child(3), :nth-child(5)) { text-align: left; }
  & td:nth-child(3) { font: 12px/16px ${font.mono}; }
  & tbody tr { cursor: pointer; }
  & tbody tr:is(:hover, .hot) { background: ${token("hover")}; }
  & tbody tr:focus-visible { outline-offset: -2px; }
  & tr[aria-selected="true"] { background: ${token("select")}; box-shadow: inset 3px 0 ${token("select-mark")}; }
}
@keyframes deconvscope-top-arrive { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .deconvscope-top-activations img { animation: none; } }
`;
