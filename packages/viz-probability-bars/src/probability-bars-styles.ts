import { baseStyles, font, token } from "@deconvscope/viz-kit";

export const probabilityBarsStyles = `${baseStyles("deconvscope-probability-bars")}
.deconvscope-probability-bars {
  display: grid; gap: 7px; margin: 0; padding: 0; list-style: none;
  & li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; column-gap: 8px; row-gap: 3px; }
  & .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  & .label button { all: unset; display: block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; cursor: pointer; }
  & .label button:focus-visible { outline: 2px solid ${token("focus")}; outline-offset: -2px; }
  & .label button:hover { text-decoration: underline; text-underline-offset: 3px; }
  & .difference { font: 11px/16px ${font.text}; color: ${token("ink-3")}; min-width: 44px; text-align: right; }
  & .difference:empty { min-width: 0; }
  & .meter { grid-column: 1 / -1; height: 2px; background: ${token("sunken")}; }
  & .meter span { display: block; height: 100%; background: ${token("ink-2")}; }
  & li:first-child { font-weight: 640; }
  & li:first-child .meter span { background: ${token("ink")}; }
  & li.hot .label { text-decoration: underline; text-underline-offset: 3px; }
}
`;
