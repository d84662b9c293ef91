import { drawPicture, keepChild } from "@deconvscope/viz-kit";
import type { AtlasRowsLayout, AtlasTop } from "./atlas-rows-layout.ts";
import { picturesText } from "./atlas-rows-words.ts";
import { picturesOf } from "./pictures-of.ts";

/** Draws each projection with its patch beside it; grey for those to come, wells where the map fires on fewer images. */
export function drawPairs(
  place: HTMLElement,
  tops: readonly AtlasTop[] | undefined,
  { pairs, side }: AtlasRowsLayout,
): void {
  keepChild(place, "span", "unseen").textContent = picturesText(tops, pairs);
  place.style.setProperty("--side", `${side}px`);
  for (let index = 0; index < pairs; index++) {
    const pair = pairAt(place, index);
    const top = tops?.[index];
    const { projection, patch } = picturesOf(tops, index);
    // Pictures that come into view with their row do not fade in, only those that come later.
    const fades = pair.childElementCount > 0;
    pair.title = [top?.label, top?.error].filter(Boolean).join(": ");
    pair.classList.toggle("marked", top?.marked === true);
    drawPicture(pair, 0, "projection", projection, fades);
    drawPicture(pair, 1, "patch", patch, fades);
  }
}

/** By its place, after the words: a search by class would be most of the time that a row takes. */
function pairAt(place: HTMLElement, index: number): HTMLElement {
  const there = place.children[index + 1];
  if (there instanceof HTMLElement) return there;
  const pair = place.appendChild(document.createElement("span"));
  pair.className = "pair";
  return pair;
}
