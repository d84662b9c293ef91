// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderTopActivations } from "./render-top-activations.ts";
import type { TopActivation } from "./top-activations-layout.ts";

const top = (rank: number, more: Partial<TopActivation> = {}): TopActivation => ({
  rank,
  activation: 1234.5 / rank,
  image: `image ${rank}`,
  label: "beagle",
  y: 6,
  x: 12,
  projectionUrl: `/projection/${rank}.png`,
  patchUrl: `/patch/${rank}.png`,
  ...more,
});
const tops = [top(1), top(2), top(3), top(4)];
const place = () => document.body.appendChild(document.createElement("div"));
const buttons = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>("button.cell")];
const hot = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>(".cell.hot")].map(({ dataset, parentElement }) => [
    parentElement?.className,
    dataset.rank,
  ]);
const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

describe("renderTopActivations", () => {
  afterEach(() => document.body.replaceChildren());

  it("puts projections before patches in the same order, and says what each is", () => {
    const root = place();
    renderTopActivations(root, { tops, slots: 4 });
    expect([...root.querySelectorAll("img")].map((image) => image.getAttribute("src"))).toEqual([
      ...tops.map(({ projectionUrl }) => projectionUrl),
      ...tops.map(({ patchUrl }) => patchUrl),
    ]);
    const captions = [...root.querySelectorAll(".caption")].map(({ textContent }) => textContent);
    expect(captions[4]).toBe("beagle");
    const name = [...(buttons(root)[1]?.querySelector(".caption")?.children ?? [])].map((part) => part.textContent);
    expect(name.join(" ")).toBe("Number 2 activation 617.3 beagle, image 2, at 6, 12");
    expect(buttons(root)[1]?.title).toBe("Number 2, activation 617.3: beagle, image 2, at 6, 12");
  });

  it("is one tab stop, and arrow keys follow its columns", () => {
    const root = place();
    renderTopActivations(root, { tops, slots: 4, selected: 2 });
    expect(buttons(root).map((button) => button.getAttribute("tabindex"))).toEqual(["-1", "0", "-1", "-1"]);
    buttons(root)[1]?.focus();
    press("ArrowDown");
    expect(document.activeElement).toBe(buttons(root)[3]);
  });

  it("keeps a tab stop where what was chosen is not there", () => {
    const root = place();
    renderTopActivations(root, { tops: tops.slice(0, 2), selected: 4 });
    expect(buttons(root).map((button) => button.getAttribute("tabindex"))).toEqual(["0", "-1"]);
    renderTopActivations(root, { tops: tops.slice(0, 2), selected: 4, view: "table" });
    expect([...root.querySelectorAll("tbody tr")].map((row) => row.getAttribute("tabindex"))).toEqual(["0", "-1"]);
  });

  it("says that nothing fires by wells alone", () => {
    const root = place();
    renderTopActivations(root, { tops: [] });
    expect(root.querySelectorAll(".projections .none")).toHaveLength(9);
    expect(buttons(root)).toHaveLength(0);
  });

  it("lights projection and patch together, from within and from elsewhere", () => {
    const root = place();
    const onHover = vi.fn();
    renderTopActivations(root, { tops, onHover, highlighted: 4 });
    const both = (rank: string) => [
      ["grid projections", rank],
      ["grid patches", rank],
    ];
    expect(hot(root)).toEqual(both("4"));
    const patch = root.querySelectorAll<HTMLElement>(".patches .cell")[2];
    patch?.dispatchEvent(new Event("pointerenter"));
    expect(hot(root)).toEqual(both("3"));
    patch?.dispatchEvent(new Event("pointerleave"));
    expect(hot(root)).toEqual(both("4"));
    expect(onHover.mock.calls).toEqual([[3], [undefined]]);
  });

  it("chooses by the projection and by the patch", () => {
    const root = place();
    const onSelect = vi.fn();
    renderTopActivations(root, { tops, onSelect });
    buttons(root)[2]?.click();
    root.querySelectorAll<HTMLElement>(".patches .cell")[0]?.click();
    root.querySelectorAll<HTMLElement>(".patches .cell")[7]?.click();
    expect(onSelect.mock.calls).toEqual([[3], [1]]);
  });

  it("is grey until pictures come, and keeps what is there", () => {
    const root = place();
    const waiting = { projectionUrl: undefined, patchUrl: undefined };
    renderTopActivations(root, { tops: [top(1), top(2, waiting)], slots: 3 });
    const kept = root.querySelector("img");
    const look = () => [...root.querySelectorAll(".projections .picture")].map(({ className }) => className);
    expect(look()).toEqual(["picture shown pixels arrives", "picture wait zero", "picture none"]);
    expect(root.querySelector(".pictures")?.getAttribute("aria-busy")).toBe("true");
    renderTopActivations(root, { tops: [top(1), top(2), top(3, { zero: true })], slots: 3 });
    expect(look()).toEqual(["picture shown pixels arrives", "picture shown pixels arrives", "picture says zero"]);
    expect(root.querySelector("img")).toBe(kept);
    expect(root.querySelector(".pictures")?.getAttribute("aria-busy")).toBe("false");
  });

  it("shows the same data as a table, and back", () => {
    const root = place();
    const onSelect = vi.fn();
    renderTopActivations(root, { tops, selected: 2, view: "table", onSelect });
    const rows = [...root.querySelectorAll<HTMLElement>("tbody tr")];
    expect([...(rows[1]?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      "2",
      "617.250",
      "image 2",
      "6, 12",
      "beagle",
      "–",
    ]);
    rows[1]?.focus();
    press("ArrowDown");
    press("Enter");
    expect(onSelect.mock.calls).toEqual([[3]]);
    renderTopActivations(root, { tops });
    expect(root.querySelector("table")).toBeNull();
    expect(buttons(root)).toHaveLength(4);
  });
});
