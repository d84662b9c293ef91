import { baseStyles, font, pictureStyles, tableStyles, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-top-activations";

export const topActivationsStyles = `${baseStyles(scope)}${pictureStyles(scope)}${tableStyles(scope)}
.deconvscope-top-activations {
  & .pictures { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  & .grid { display: grid; align-content: start; }
  & .cell { display: block; position: relative; min-width: 0; margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
  & .cell.well { cursor: default; }
  & .picture { width: 100%; aspect-ratio: 1; object-fit: contain; transition: opacity var(--d-fast, 90ms); }
  & .none { box-shadow: inset 0 0 0 1px ${token("line")}; }
  & .says.error { font-weight: 640; }
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
  & :is(th, td):is(:nth-child(3), :nth-child(5)) { text-align: left; }
  & td:nth-child(3) { font: 12px/16px ${font.mono}; }
}
`;
