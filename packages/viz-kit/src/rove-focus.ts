import { select } from "d3-selection";

/** Where an arrow key, Home or End leads inside a grid; undefined if the key is none of them. */
export function nextPlace(key: string, place: number, count: number, columns: number): number | undefined {
  const next = new Map([
    ["ArrowRight", place + 1],
    ["ArrowLeft", place - 1],
    ["ArrowDown", place + columns],
    ["ArrowUp", place - columns],
    ["Home", 0],
    ["End", count - 1],
  ]).get(key);
  if (next === undefined) return undefined;
  return next < 0 || next >= count ? place : next;
}

/** Leaves one tab stop among the items: the one that has focus, else the preferred one, else the first. */
export function setTabStop(items: readonly (HTMLElement | SVGElement)[], preferred: number): void {
  const focused = items.findIndex((item) => item.matches(":focus"));
  const stop = focused >= 0 ? focused : preferred in items ? preferred : 0;
  items.forEach((item, index) => {
    item.setAttribute("tabindex", index === stop ? "0" : "-1");
  });
}

/** Arrow keys move the focus among the items of a container (roving tabindex). */
export function roveFocus(container: HTMLElement | SVGElement, selector: string, columns: () => number): void {
  select<HTMLElement | SVGElement, unknown>(container).on("keydown.rove", (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...container.querySelectorAll<HTMLElement | SVGElement>(selector)];
    const place = items.findIndex((item) => item.matches(":focus"));
    const next = place < 0 ? undefined : nextPlace(event.key, place, items.length, columns());
    if (next === undefined) return;
    event.preventDefault();
    items.forEach((item, index) => {
      item.setAttribute("tabindex", index === next ? "0" : "-1");
    });
    items[next]?.focus();
  });
}
