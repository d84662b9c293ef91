import type { PictureState } from "./picture-state.ts";

/**
 * Draws a picture, words in its place, the ground of one to come or a well, as the child at that place of its parent.
 * What is there stays if it is the same. A new picture is a new element: an image that is given another address shows
 * the old picture until the new one is there.
 * @param index place among the parent's children
 * @param name class of the picture
 * @param fades whether a picture fades in where none was before
 */
export function drawPicture(
  parent: HTMLElement,
  index: number,
  name: string,
  state: PictureState,
  fades = true,
): HTMLElement {
  const look = lookOf(state);
  const child = parent.children[index];
  const there = child instanceof HTMLElement && child.dataset.look !== undefined ? child : undefined;
  const same =
    there?.dataset.look === look && (state.kind !== "shown" || there.getAttribute("src") === state.url)
      ? there
      : undefined;
  const picture = same ?? parent.ownerDocument.createElement(state.kind === "shown" ? "img" : "span");
  if ("words" in state && picture.textContent !== state.words) picture.textContent = state.words;
  if (same) return same;
  const arrives = fades && state.kind === "shown" && !there?.dataset.look?.startsWith("shown");
  picture.className = `${name} ${look}${arrives ? " arrives" : ""}`;
  picture.dataset.look = look;
  if (state.kind === "shown") {
    picture.setAttribute("alt", "");
    picture.setAttribute("draggable", "false");
    picture.setAttribute("src", state.url);
  } else picture.setAttribute("aria-hidden", "true");
  if (there) there.replaceWith(picture);
  else parent.insertBefore(picture, child ?? null);
  return picture;
}

function lookOf(state: PictureState): string {
  if (state.kind === "shown") return state.pixels ? "shown pixels" : "shown";
  if (state.kind === "waiting") return "wait zero";
  return state.kind === "none" ? "none" : `says ${state.kind}`;
}
