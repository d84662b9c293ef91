// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AtlasRow } from "./atlas-rows-layout.ts";
import { renderAtlasRows } from "./render-atlas-rows.ts";

const map = (channel: number, more: Partial<AtlasRow> = {}): AtlasRow => ({
  channel,
  maximum: 1000,
  tops: [{ projectionUrl: `/projection/${channel}.png`, patchUrl: `/patch/${channel}.png` }],
  histogram: [9, 3, 1],
  purity: 0.5,
  label: "beagle",
  ...more,
});
const maps = Array.from({ length: 10_000 }, (_, channel) => map(channel));
/** Ten rows of 44 px under heads of 28 px. */
const size = { width: 930, height: 468 };
const place = () => document.body.appendChild(document.createElement("div"));
const rows = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>(".row")];
const numbers = (root: HTMLElement) => rows(root).map(({ dataset }) => Number(dataset.number));
const row = (root: HTMLElement, number: number) => root.querySelector<HTMLElement>(`.row[data-number="${number}"]`);
const words = (root: HTMLElement, number: number) =>
  [...(row(root, number)?.children ?? [])].map(({ textContent }) => textContent);
function scrollTo(root: HTMLElement, top: number) {
  const frame = root.querySelector(".deconvscope-atlas-rows");
  if (!frame) throw new Error("expected a frame");
  frame.scrollTop = top;
  frame.dispatchEvent(new Event("scroll"));
}
const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

describe("renderAtlasRows", () => {
  afterEach(() => document.body.replaceChildren());

  it("has the rows in view in the page and six around them, and knows of all", () => {
    const root = place();
    renderAtlasRows(root, { rows: maps, ...size });
    expect(numbers(root)).toEqual(Array.from({ length: 16 }, (_, number) => number));
    expect(root.querySelector("[role=grid]")?.getAttribute("aria-rowcount")).toBe("10001");
    scrollTo(root, 44 * 5000);
    expect(numbers(root)).toEqual(Array.from({ length: 22 }, (_, number) => 4994 + number));
    expect(row(root, 5000)?.getAttribute("aria-rowindex")).toBe("5002");
    expect(row(root, 5000)?.style.top).toBe("220000px");
  });

  it("says a map's name, maximum, label and purity", () => {
    const root = place();
    renderAtlasRows(root, { rows: [map(258), map(3, { name: "3 of fire6", purity: undefined })], ...size });
    expect(words(root, 0)).toEqual(["258", "1 picture", "1,000", "beagle50.0\u202f%"]);
    expect(words(root, 1)[0]).toBe("3 of fire6");
    expect([...root.querySelectorAll("[role=columnheader]")].map(({ textContent }) => textContent)).toEqual([
      "Map",
      "9 strongest: projection, image patch",
      "Maximum",
      "Commonest label",
    ]);
  });

  it("calls units by their names, in a wider column", () => {
    const root = place();
    renderAtlasRows(root, { rows: [map(3, { name: "fox" })], what: "unit", named: true, ...size });
    expect(root.querySelector("[role=columnheader]")?.textContent).toBe("Unit");
    expect(row(root, 0)?.style.gridTemplateColumns).toMatch(/^76px /);
  });

  it("underlines what is looked for, and says how many that are", () => {
    const root = place();
    renderAtlasRows(root, { rows: [map(3, { tops: [{ marked: true }, {}] })], ...size });
    expect(
      [...root.querySelectorAll(".pair")].map(({ classList }) => classList.contains("marked")).slice(0, 2),
    ).toEqual([true, false]);
    expect(words(root, 0)[1]).toBe("2 pictures, 1 of them marked");
    renderAtlasRows(root, { rows: [map(3, { tops: [{}, {}] })], ...size });
    expect(root.querySelector(".marked")).toBeNull();
  });

  it("says why a pair has no pictures, beside the others", () => {
    const root = place();
    const tops = [
      { error: "its image is gone", label: "fox" },
      { projectionUrl: "/1.png", patchUrl: "/2.png" },
    ];
    renderAtlasRows(root, { rows: [map(3, { tops })], ...size });
    expect(root.querySelector<HTMLElement>(".pair")?.title).toBe("fox: its image is gone");
    expect(root.querySelector(".pair")?.textContent).toBe("!");
    expect(root.querySelectorAll(".pair img")).toHaveLength(2);
  });

  it("gives the row that was opened the focus once, and stays where it is", () => {
    const root = place();
    renderAtlasRows(root, { rows: maps, selected: 500, ...size });
    renderAtlasRows(root, { rows: maps, focused: 500, ...size });
    expect(document.activeElement).toBe(row(root, 500));
    expect(root.querySelector("[aria-selected=true]")).toBeNull();
    const top = root.querySelector(".deconvscope-atlas-rows")?.scrollTop;
    expect(top).toBeGreaterThan(0);
    row(root, 500)?.blur();
    renderAtlasRows(root, { rows: [...maps], focused: 500, ...size });
    expect(document.activeElement).toBe(document.body);
    expect(root.querySelector(".deconvscope-atlas-rows")?.scrollTop).toBe(top);
  });

  it("tells which rows are in view, once for each change", () => {
    const root = place();
    const onRange = vi.fn();
    const props = { rows: maps, ...size, onRange };
    renderAtlasRows(root, props);
    renderAtlasRows(root, { ...props, rows: maps.slice(0, 9000) });
    scrollTo(root, 20);
    scrollTo(root, 40);
    scrollTo(root, 44 * 3);
    expect(onRange.mock.calls).toEqual([
      [0, 9],
      [0, 10],
      [3, 12],
    ]);
  });

  it("draws outlines while it is scrolled by more than a quarter of its height at once, and rows when it rests", async () => {
    const root = place();
    const onRange = vi.fn();
    renderAtlasRows(root, { rows: maps, ...size, onRange });
    scrollTo(root, 44 * 3000);
    scrollTo(root, 44 * 6000);
    expect(words(root, 6000)).toEqual(["6000", ""]);
    expect(root.querySelectorAll("img")).toHaveLength(0);
    await vi.waitFor(() => expect(words(root, 6000)).toHaveLength(4));
    expect(root.querySelectorAll(".outline")).toHaveLength(0);
    expect(onRange.mock.calls).toEqual([
      [0, 9],
      [6000, 6009],
    ]);
  });

  it("draws again the rows that are other objects, and no other", async () => {
    const root = place();
    renderAtlasRows(root, { rows: maps, ...size });
    const changed: Node[] = [];
    const observer = new MutationObserver((records) => changed.push(...records.map(({ target }) => target)));
    for (const element of rows(root)) observer.observe(element, { childList: true, subtree: true });
    const tops = [{ projectionUrl: "/new.png" }];
    renderAtlasRows(root, { rows: maps.with(3, map(3, { tops })), ...size });
    await Promise.resolve();
    observer.disconnect();
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((node) => row(root, 3)?.contains(node))).toBe(true);
    expect(row(root, 3)?.querySelector("img")?.getAttribute("src")).toBe("/new.png");
  });

  it("keeps grey grounds for pictures and rows to come, wells for those that are not", () => {
    const root = place();
    const looks = (number: number) =>
      [...(row(root, number)?.querySelectorAll(".projection") ?? [])].map((p) => p.className);
    const props = { ...size, pairs: 2 };
    renderAtlasRows(root, { ...props, rows: [map(0, { tops: undefined }), map(1), undefined] });
    expect([0, 1, 2].map(looks)).toEqual([
      ["projection wait zero", "projection wait zero"],
      ["projection shown pixels", "projection none"],
      ["projection wait zero", "projection wait zero"],
    ]);
    expect(root.querySelector("[role=grid]")?.getAttribute("aria-busy")).toBe("true");
    const heights = rows(root).map(({ style }) => style.height);
    renderAtlasRows(root, { ...props, rows: [map(0), map(1), map(2)] });
    expect(looks(0)).toEqual(["projection shown pixels arrives", "projection none"]);
    expect(rows(root).map(({ style }) => style.height)).toEqual(heights);
    expect(root.querySelector("[role=grid]")?.getAttribute("aria-busy")).toBe("false");
  });

  it("says 0 where rectification leaves nothing, apart from what is to come", () => {
    const root = place();
    renderAtlasRows(root, { rows: [map(0, { tops: [{ zero: true }, {}] })], pairs: 2, ...size });
    const projections = [...(row(root, 0)?.querySelectorAll(".projection") ?? [])];
    expect(projections.map(({ className, textContent }) => [className, textContent])).toEqual([
      ["projection says zero", "0"],
      ["projection wait zero", ""],
    ]);
  });

  it("has the whole of long names and labels as tooltips", () => {
    const root = place();
    const name = "fire6/expand3x3 · 258";
    renderAtlasRows(root, { rows: [map(0, { name })], ...size });
    expect(row(root, 0)?.querySelector<HTMLElement>(".name")?.title).toBe(name);
    renderAtlasRows(root, { rows: [map(0, { label: "Staffordshire bullterrier" })], ...size, view: "table" });
    expect(row(root, 0)?.querySelector<HTMLElement>(":scope > :last-child")?.title).toBe("Staffordshire bullterrier");
  });

  it("draws no rows at all, and tells of none", () => {
    const root = place();
    const onRange = vi.fn();
    renderAtlasRows(root, { rows: [], ...size, onRange, selected: 3 });
    expect(rows(root)).toEqual([]);
    expect(onRange).not.toHaveBeenCalled();
    renderAtlasRows(root, { rows: [map(3)], ...size, onRange, selected: 3 });
    expect(onRange.mock.calls).toEqual([[0, 0]]);
    expect(row(root, 0)?.tabIndex).toBe(0);
  });

  it("says that a map never fires, and takes it back when it does", () => {
    const root = place();
    renderAtlasRows(root, { rows: [map(0, { maximum: 0 })], images: 5000, ...size });
    expect(words(root, 0)).toEqual(["0", "never fires on 5,000 images", "–", ""]);
    renderAtlasRows(root, { rows: [map(0)], images: 5000, ...size });
    expect(words(root, 0)).toEqual(["0", "1 picture", "1,000", "beagle50.0\u202f%"]);
  });

  it("is one tab stop; keys move over rows that are not in the page, Enter opens", () => {
    const root = place();
    const onSelect = vi.fn();
    renderAtlasRows(root, { rows: maps, ...size, onSelect });
    expect(rows(root).filter((element) => element.tabIndex === 0)).toEqual([row(root, 0)]);
    row(root, 0)?.focus();
    const at = (key: string) => {
      press(key);
      return Number((document.activeElement as HTMLElement).dataset.number);
    };
    expect(["ArrowDown", "PageDown", "ArrowUp", "End", "ArrowDown", "PageUp", "Home"].map(at)).toEqual([
      1, 9, 8, 9999, 9999, 9991, 0,
    ]);
    at("End");
    press("Enter");
    expect(onSelect.mock.calls).toEqual([[9999]]);
    expect(rows(root).filter((element) => element.tabIndex === 0)).toHaveLength(1);
  });

  it("keeps the focused row in the page when it is scrolled out of view, and at its map when the order changes", () => {
    const root = place();
    renderAtlasRows(root, { rows: maps, ...size });
    row(root, 2)?.focus();
    press("ArrowDown");
    scrollTo(root, 44 * 700);
    expect(numbers(root)[0]).toBe(3);
    renderAtlasRows(root, { rows: maps.toReversed(), ...size });
    expect((document.activeElement as HTMLElement).dataset).toMatchObject({ number: "9996", key: "map-3" });
  });

  it("keeps where it is scrolled to, whatever arrives", () => {
    const root = place();
    renderAtlasRows(root, { rows: maps, ...size });
    scrollTo(root, 44 * 700 + 11);
    renderAtlasRows(root, { rows: maps.map((given) => ({ ...given })), ...size });
    expect(root.firstElementChild?.scrollTop).toBe(44 * 700 + 11);
    renderAtlasRows(root, { rows: maps, ...size, view: "table" });
    expect(root.firstElementChild?.scrollTop).toBeCloseTo(28 * 700.25);
  });

  it("brings the opened map into view when it changes, as soon as its row is known", () => {
    const root = place();
    const unknown = maps.map((given) => (given.channel === 800 ? undefined : given));
    renderAtlasRows(root, { rows: unknown, ...size, selected: 800 });
    expect(root.firstElementChild?.scrollTop).toBe(0);
    renderAtlasRows(root, { rows: maps, ...size, selected: 800 });
    expect(row(root, 800)?.getAttribute("aria-selected")).toBe("true");
    expect(root.firstElementChild?.scrollTop).toBe(44 * 801 + 28 - 468);
    scrollTo(root, 0);
    renderAtlasRows(root, { rows: [...maps], ...size, selected: 800 });
    expect(root.firstElementChild?.scrollTop).toBe(0);
  });

  it("opens by a click and tells of the row under the pointer", () => {
    const root = place();
    const [onSelect, onHover] = [vi.fn(), vi.fn()];
    renderAtlasRows(root, { rows: maps, ...size, onSelect, onHover });
    const picture = row(root, 4)?.querySelector("img");
    picture?.dispatchEvent(new Event("pointerover", { bubbles: true }));
    picture?.dispatchEvent(new Event("pointerover", { bubbles: true }));
    picture?.click();
    root.firstElementChild?.dispatchEvent(new Event("pointerleave"));
    expect(onSelect.mock.calls).toEqual([[4]]);
    expect(onHover.mock.calls).toEqual([[4], [undefined]]);
    expect(document.activeElement).toBe(row(root, 4));
  });

  it("shows numbers as a table, and back", () => {
    const root = place();
    renderAtlasRows(root, { rows: [map(7, { aboveHalf: 0.031 })], ...size, view: "table" });
    expect(words(root, 0)).toEqual(["7", "1,000", "3.1\u202f%", "50.0\u202f%", "beagle"]);
    renderAtlasRows(root, { rows: [map(7)], ...size });
    expect(root.querySelectorAll("img")).toHaveLength(2);
  });
});
