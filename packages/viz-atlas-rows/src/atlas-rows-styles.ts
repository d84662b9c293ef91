import { baseStyles, font, pictureStyles, token } from "@deconvscope/viz-kit";

const scope = "deconvscope-atlas-rows";

export const atlasRowsStyles = `${baseStyles(scope)}${pictureStyles(scope)}
.deconvscope-atlas-rows {
  position: relative; overflow: hidden auto; overflow-anchor: none; scrollbar-gutter: stable; background: ${token("surface")};
  & .heads { position: sticky; top: 0; z-index: 2; background: ${token("surface")}; }
  & .head { display: grid; column-gap: 12px; align-items: center; height: 28px; padding: 0 8px; border-bottom: 1px solid ${token("line-strong")}; font: 540 11px/16px ${font.text}; color: ${token("ink-3")}; white-space: nowrap; }
  &.narrow .heads { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  & .body { position: relative; }
  & .row { position: absolute; left: 0; right: 0; display: grid; column-gap: 12px; align-items: center; padding: 0 8px; contain: strict; cursor: pointer; border-bottom: 1px solid ${token("line")}; background: ${token("surface")}; }
  & .row:is(:hover, .hot) { background: ${token("hover")}; }
  & .row[aria-selected="true"] { background: ${token("select")}; box-shadow: inset 3px 0 ${token("select-mark")}; }
  & .row:focus-visible { outline-offset: -2px; z-index: 1; }
  &.linking:not(:hover, :focus-within) .row:not(.hot) .pair { opacity: .25; }
  & .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font: 600 12px/16px ${font.mono}; }
  & .name .wait { display: block; width: 28px; height: 12px; }
  & .pictures { display: flex; gap: 4px; position: relative; font: 11px/16px ${font.text}; color: ${token("ink-3")}; white-space: nowrap; }
  & .pair { display: flex; flex: none; position: relative; }
  & .pair.marked::after { content: ""; position: absolute; inset: auto 0 -5px; height: 3px; background: ${token("ink")}; }
  & .pair > * { flex: none; width: var(--side); height: var(--side); object-fit: contain; }
  & .strength { display: grid; gap: 2px; min-width: 0; }
  & .maximum { font: 12px/16px ${font.text}; }
  & .spark { display: block; width: 100%; max-width: 112px; height: 14px; fill: ${token("line-strong")}; }
  & .shows { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 8px; row-gap: 3px; min-width: 0; }
  & .shows .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  & .purity { font: 11px/16px ${font.text}; color: ${token("ink-3")}; }
  & .meter { grid-column: 1 / -1; height: 2px; background: ${token("sunken")}; }
  & .meter span { display: block; height: 100%; background: ${token("line-strong")}; }
  & .row[aria-selected="true"] :is(.purity, .pictures) { color: ${token("ink-2")}; }
  & .dead :is(.name, .maximum) { color: ${token("ink-3")}; }
  &.narrow .row { grid-template-rows: 16px minmax(0, 1fr); row-gap: 4px; padding: 6px 8px; }
  &.narrow .pictures { grid-area: 2 / 1 / 3 / -1; align-items: center; }
  &.narrow .strength { display: flex; gap: 8px; align-items: center; }
  &.narrow .spark { display: none; }
  &.narrow .shows { column-gap: 8px; }
  &.narrow .meter { display: none; }
  &.table :is(.row, .head) > :nth-child(n + 2):nth-child(-n + 4) { text-align: right; }
  &.table .row > :last-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
}
`;
