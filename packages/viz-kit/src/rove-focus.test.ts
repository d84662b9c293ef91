// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { nextPlace, roveFocus, setTabStop } from "./rove-focus.ts";

describe("nextPlace", () => {
  it.each([
    ["ArrowRight", 0, 1],
    ["ArrowLeft", 0, 0],
    ["ArrowDown", 1, 4],
    ["ArrowDown", 5, 5],
    ["ArrowUp", 4, 1],
    ["Home", 5, 0],
    ["End", 0, 6],
    ["x", 3, undefined],
    ["toString", 3, undefined],
  ])("%s from %d of 7 in 3 columns leads to %s", (key, place, expected) => {
    expect(nextPlace(key, place, 7, 3)).toBe(expected);
  });
});

describe("roving focus", () => {
  let grid: HTMLElement;
  let items: HTMLElement[];
  const stops = () => items.map((item) => item.getAttribute("tabindex"));
  const press = (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    document.activeElement?.dispatchEvent(event);
    return event.defaultPrevented;
  };

  beforeEach(() => {
    document.body.replaceChildren();
    grid = document.body.appendChild(document.createElement("div"));
    items = ["a", "b", "c", "d"].map((id) => Object.assign(document.createElement("button"), { id }));
    grid.append(...items);
    roveFocus(grid, "button", () => 2);
  });

  it("keeps one tab stop, the preferred one", () => {
    setTabStop(items, 2);
    expect(stops()).toEqual(["-1", "-1", "0", "-1"]);
  });

  it("falls back to the first", () => {
    for (const missing of [-1, 4]) {
      setTabStop(items, missing);
      expect(stops()).toEqual(["0", "-1", "-1", "-1"]);
    }
  });

  it("moves with the arrow keys, and the tab stop with it", () => {
    setTabStop(items, 0);
    items[0]?.focus();
    expect(press("ArrowDown")).toBe(true);
    expect(document.activeElement?.id).toBe("c");
    expect(stops()).toEqual(["-1", "-1", "0", "-1"]);
  });

  it("does not take the focus away when drawn again", () => {
    items[1]?.focus();
    setTabStop(items, 3);
    expect(stops()).toEqual(["-1", "0", "-1", "-1"]);
  });

  it("leaves other keys and chords to the page", () => {
    items[0]?.focus();
    expect(press("Enter")).toBe(false);
    expect(press("ArrowRight", { ctrlKey: true })).toBe(false);
    expect(document.activeElement?.id).toBe("a");
  });
});
