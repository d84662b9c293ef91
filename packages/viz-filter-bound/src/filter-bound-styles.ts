import { baseStyles, filterTileStyles, font, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-filter-bound";

export const filterBoundStyles = `${baseStyles(scope)}${filterTileStyles(`.${scope} .tiles`)}
.${scope} {
  & .said { margin: 0 0 10px; font: 12px/16px ${font.text}; color: ${token("ink-2")}; }
  & .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; }
  & .title { display: flex; justify-content: space-between; gap: 8px; margin: 0 0 6px; font: 640 12px/16px ${font.text}; }
  & .title span { font: 11px/16px ${font.text}; color: ${token("ink-3")}; white-space: nowrap; }
  & .bars { display: block; margin-top: 14px; font-family: ${font.text}; overflow: visible; cursor: pointer; }
  & .bars text.says { fill: currentColor; font-weight: 600; }
  &.linking .cells button:not(.hot) { background: rgb(128 128 128 / .75); }
  &.narrow .sides { grid-template-columns: 1fr; }
}
`;
