import type { TopActivation, TopState } from "./top-activations-layout.ts";

/** An image, words in its place, or a ground: whichever it now is. What is there stays if it is the same. */
export function drawTopPicture(
  cell: HTMLElement,
  side: "projection" | "patch",
  top: TopActivation | undefined,
  state: TopState,
): void {
  const url = side === "projection" ? top?.projectionUrl : top?.patchUrl;
  const look = lookOf(side, url, state);
  const there = cell.querySelector<HTMLElement>(":scope > .picture");
  const picture =
    there?.dataset.look === look ? there : document.createElement(look.startsWith("shown") ? "img" : "span");
  if (picture !== there) {
    picture.className = `picture ${look}`;
    picture.dataset.look = look;
    if (there) there.replaceWith(picture);
    else cell.prepend(picture);
  }
  if (look.startsWith("says")) {
    picture.textContent = state === "zero" ? "0" : "!";
    picture.setAttribute("aria-hidden", "true");
  }
  if (look.startsWith("shown") && picture.getAttribute("src") !== url) {
    picture.setAttribute("alt", "");
    picture.setAttribute("src", url ?? "");
  }
}

function lookOf(side: "projection" | "patch", url: string | undefined, state: TopState): string {
  if (state === "empty") return "none";
  if (side === "projection" && (state === "zero" || state === "error")) return `says ${state}`;
  if (url === undefined) return "wait zero";
  return side === "projection" ? "shown pixels" : "shown";
}
