import { keepChild } from "@deconvscope/viz-kit";
import type { AtlasRowsLayout, AtlasTop } from "./atlas-rows-layout.ts";
import { picturesText } from "./atlas-rows-words.ts";

/** Draws each projection with its patch beside it; grey for those to come, wells where the map fires on fewer images. */
export function drawPairs(
  place: HTMLElement,
  tops: readonly AtlasTop[] | undefined,
  { pairs, side }: AtlasRowsLayout,
): void {
  keepChild(place, "span", "unseen").textContent = picturesText(tops, pairs);
  for (let index = 0; index < pairs; index++) {
    const pair = pairAt(place, index);
    const top = tops?.[index];
    const missing = tops !== undefined && top === undefined;
    pair.title = top?.label ?? "";
    pair.classList.toggle("marked", top?.marked === true);
    drawPicture(pair, "projection", top?.projectionUrl, side, missing ? "none" : top?.zero ? "zero" : undefined);
    drawPicture(pair, "patch", top?.patchUrl, side, missing ? "none" : undefined);
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

/** An image or the ground in its place; a picture that takes the place of a waiting ground fades in. */
function drawPicture(
  pair: HTMLElement,
  name: "projection" | "patch",
  url: string | undefined,
  side: number,
  instead: "none" | "zero" | undefined,
): void {
  const look = instead ?? (url === undefined ? "wait zero" : name === "projection" ? "shown pixels" : "shown");
  const at = pair.children[name === "projection" ? 0 : 1];
  const there = at instanceof HTMLElement ? at : undefined;
  const shown = look.startsWith("shown");
  // A new element for a new picture: an image that is given another one shows the old one until that is there.
  const same = there?.dataset.look === look && (!shown || there.getAttribute("src") === url);
  if (same) return;
  const picture = document.createElement(shown ? "img" : "span");
  const arrives = shown && there?.dataset.look === "wait zero";
  picture.className = `${name} ${look}${arrives ? " arrives" : ""}`;
  picture.dataset.look = look;
  picture.style.width = `${side}px`;
  picture.style.height = `${side}px`;
  if (shown && url !== undefined) {
    picture.setAttribute("alt", "");
    picture.setAttribute("draggable", "false");
    picture.setAttribute("src", url);
  }
  if (there) there.replaceWith(picture);
  else pair.append(picture);
}
