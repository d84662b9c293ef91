import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const projectionGridStyles = `${baseStyles("deconvscope-projection-grid")}
.deconvscope-projection-grid {
  & .tiles { display: grid; gap: 12px; }
  & .tile { display: block; position: relative; width: 100%; margin: 0; padding: 0; border: 0; background: ${token("surface")}; color: inherit; font: inherit; text-align: left; box-shadow: 0 0 0 1px ${token("line")}; transition: box-shadow var(--d-fast, 90ms); }
  & button.tile { cursor: pointer; }
  & button.tile:hover, & .tile.hot { box-shadow: 0 0 0 1px ${token("line-strong")}; }
  & .tile[aria-pressed="true"] { box-shadow: 0 0 0 2px ${token("select-edge")}; z-index: 1; }
  & .tile[aria-pressed="true"] .caption { background: ${token("select")}; }
  & .tile[aria-pressed="true"] .caption span { color: ${token("ink-2")}; }
  &.linking:not(:hover, :focus-within) .tile:not(.hot) .pair > :not(.says) { opacity: .25; }
  & .pair { display: grid; grid-template-columns: 1fr 1fr; aspect-ratio: 2; }
  & .pair > * { width: 100%; height: 100%; min-height: 0; aspect-ratio: 1; object-fit: contain; overflow: hidden; }
  & img { animation: deconvscope-arrive var(--d-slow, 420ms) var(--ease, cubic-bezier(.2, .7, .2, 1)); }
  & .patch { background: ${token("sunken")}; }
  & .says { display: grid; place-items: center; padding: 8px; text-align: center; font: 11px/14px ${font.text}; }
  & .says.zero { background: ${token("zero")}; color: #000; }
  & .says.error { background: ${token("bad-bg")}; color: ${token("bad")}; }
  & .caption { display: flex; gap: 8px; align-items: baseline; padding: 5px 8px 6px; min-height: 27px; }
  & .caption b { font: 600 12px/16px ${font.mono}; }
  & .caption span { font: 11px/16px ${font.text}; color: ${token("ink-3")}; white-space: nowrap; }
  & .caption .rank { margin-left: auto; }
  & .caption .wait { width: 40%; height: 12px; align-self: center; }
  & .bar { position: absolute; left: 0; bottom: 0; height: 2px; background: ${token("line-strong")}; }
  &.narrow .caption .rank { display: none; }
  & .scroll { overflow-x: auto; background: ${token("surface")}; }
  & table { border-collapse: collapse; width: 100%; font: 13px/20px ${font.text}; }
  & th { text-align: right; font: 540 11px/16px ${font.text}; color: ${token("ink-3")}; padding: 4px 8px; border-bottom: 1px solid ${token("line-strong")}; white-space: nowrap; }
  & td { text-align: right; padding: 0 8px; height: 28px; border-bottom: 1px solid ${token("line")}; white-space: nowrap; }
  & :is(th, td):first-child { text-align: left; }
  & td:first-child { font: 12px/16px ${font.mono}; }
  & tbody tr { cursor: pointer; }
  & tbody tr:hover { background: ${token("hover")}; }
  & tbody tr:focus-visible { outline-offset: -2px; }
  & tr[aria-selected="true"] { background: ${token("select")}; box-shadow: inset 3px 0 ${token("select-mark")}; }
}
@keyframes deconvscope-arrive { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .deconvscope-projection-grid img { animation: none; } }
`;
