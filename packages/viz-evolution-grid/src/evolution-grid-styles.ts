import { baseStyles, font, pictureStyles, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-evolution-grid";

export const evolutionGridStyles = `${baseStyles(scope)}${pictureStyles(scope)}
.${scope} {
  position: relative;
  & .grid { overflow-x: auto; overscroll-behavior-x: contain; scroll-padding-left: calc(var(--head) + 8px); padding-bottom: 4px; }
  & .row { display: grid; grid-template-columns: var(--head) repeat(var(--columns), var(--pair)); column-gap: 9px; width: max-content; align-items: center; margin-top: 7px; }
  & .row > :first-child { position: sticky; left: 0; z-index: 2; background: ${token("surface")}; }
  & .heads { align-items: start; margin-top: 0; }
  & .head { font: 640 12px/16px ${font.text}; }
  & .head small { display: block; margin-bottom: -14px; font: 11px/14px ${font.text}; }
  & :is(.head, .change).due { color: ${token("ink-3")}; font-weight: 420; }
  & .layer { align-items: end; margin-top: 14px; }
  & .layer .name { width: max-content; min-width: var(--head); max-width: calc(var(--head) + var(--pair)); padding-right: 8px; overflow: hidden; font: 11px/16px ${font.text}; color: ${token("ink-3")}; }
  & .layer .name * { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  & .layer .name b { font: 640 13px/20px ${font.text}; color: ${token("ink")}; }
  & .change { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 6px; font: 11px/16px ${font.text}; color: ${token("ink-2")}; }
  & .change i { height: 4px; background: ${token("ink-3")}; }
  & .map > .name { align-self: stretch; display: grid; align-content: center; padding: 0 4px 0 0; cursor: pointer; font: 12px/16px ${font.mono}; color: ${token("ink-2")}; }
  & .map > .name:hover { background: ${token("hover")}; color: ${token("ink")}; }
  & .map > .name[aria-selected="true"] { background: ${token("select")}; box-shadow: inset 3px 0 ${token("select-mark")}; padding-left: 8px; color: ${token("ink")}; }
  & .map > .name:focus-visible { outline-offset: -2px; }
  & .cell { position: relative; display: grid; grid-template: 100% / 1fr 1fr; width: var(--pair); height: calc(var(--pair) / 2); margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; transition: opacity var(--d-fast, 90ms); }
  & .cell > * { width: 100%; height: 100%; min-width: 0; min-height: 0; object-fit: contain; }
  & .cell.silent > :first-child { grid-column: 1 / 3; }
  & .cell.jump::before { content: ""; position: absolute; left: 50%; top: 0; border: 6px solid; border-color: ${token("reticle")} transparent transparent ${token("reticle")}; filter: drop-shadow(.5px .5px 0 #000) drop-shadow(0 0 .5px #000); }
  & .cell.held::after { content: ""; position: absolute; left: 100%; width: 9px; top: calc(50% - 1.5px); height: 3px; background: ${token("ink")}; }
  & button.cell:hover { outline: 2px solid ${token("line-strong")}; outline-offset: 1px; z-index: 1; }
  & button.cell[aria-selected="true"] { outline: 2px solid ${token("select-edge")}; outline-offset: 1px; z-index: 1; }
  & button.cell:focus-visible { outline: 2px solid ${token("focus")}; outline-offset: 2px; z-index: 1; }
  & .cell.due { cursor: default; }
  & .cell.due > * { background: none; border: 1px dashed ${token("line-strong")}; opacity: .6; }
  & .cell.due > * + * { border-left: 0; }
  & .slides { animation: deconvscope-slide var(--d-slow, 420ms) var(--ease, cubic-bezier(.2, .7, .2, 1)); }
  &.linking:not(:hover, :focus-within) .cell:not(.hot) > * { opacity: .25; }
  & .news { position: absolute; top: -4px; right: 0; z-index: 3; }
  & .news button { padding: 3px 10px; border: 1px solid ${token("line-strong")}; border-radius: 6px; background: ${token("surface")}; color: ${token("ink")}; font: 540 12px/16px ${font.text}; cursor: pointer; }
  & .news button:hover { background: ${token("hover")}; }
  &.narrow .layer .name { max-width: var(--head); padding-right: 2px; }
  &.narrow .layer .name span { display: none; }
}
@keyframes deconvscope-slide { from { opacity: 0; transform: translateX(32px); } }
@media (prefers-reduced-motion: reduce) { .${scope} .slides { animation: none; } }
`;
