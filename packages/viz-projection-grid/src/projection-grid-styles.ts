import { baseStyles, font, pictureStyles, tableStyles, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-projection-grid";

export const projectionGridStyles = `${baseStyles(scope)}${pictureStyles(scope)}${tableStyles(scope)}
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
  & .says { padding: 8px; }
  & .caption { display: flex; gap: 8px; align-items: baseline; padding: 5px 8px 6px; min-height: 27px; }
  & .caption b { font: 600 12px/16px ${font.mono}; }
  & .caption span { font: 11px/16px ${font.text}; color: ${token("ink-3")}; white-space: nowrap; }
  & .caption .rank { margin-left: auto; }
  & .caption .wait { width: 40%; height: 12px; align-self: center; }
  & .bar { position: absolute; left: 0; bottom: 0; height: 2px; background: ${token("line-strong")}; }
  &.narrow .caption .rank { display: none; }
  & td:first-child { font: 12px/16px ${font.mono}; }
}
`;
