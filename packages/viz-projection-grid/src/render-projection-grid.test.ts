// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ProjectionTile } from "./projection-grid-layout.ts";
import { renderProjectionGrid } from "./render-projection-grid.ts";

const tile = (channel: number, more: Partial<ProjectionTile> = {}): ProjectionTile => ({
  channel,
  activation: 1234.5,
  share: 0.5,
  y: 6,
  x: 12,
  projectionUrl: `/projection/${channel}.png`,
  patchUrl: `/patch/${channel}.png`,
  ...more,
});
const tiles = [tile(247), tile(258), tile(241), tile(281)];
const place = () => document.body.appendChild(document.createElement("div"));
const buttons = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>("button.tile")];
const stops = (root: HTMLElement) => buttons(root).map((button) => button.getAttribute("tabindex"));
const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

describe("renderProjectionGrid", () => {
  afterEach(() => document.body.replaceChildren());

  it("puts the projection before the patch and says what the tile is", () => {
    const root = place();
    renderProjectionGrid(root, { tiles: [tile(258, { rank: 6 })], images: 115 });
    const [button] = buttons(root);
    expect([...(button?.querySelectorAll("img") ?? [])].map((image) => image.getAttribute("src"))).toEqual([
      "/projection/258.png",
      "/patch/258.png",
    ]);
    const words = [...(button?.querySelector(".caption")?.children ?? [])].map(({ textContent }) => textContent);
    expect(words.join(" ")).toBe("Map 258 activation 1,235 #6 of 115 at 6, 12");
  });

  it("is one tab stop, and arrow keys follow its columns", () => {
    const root = place();
    renderProjectionGrid(root, { tiles, columns: 2, selected: 258 });
    expect(stops(root)).toEqual(["-1", "0", "-1", "-1"]);
    buttons(root)[1]?.focus();
    press("ArrowDown");
    expect(document.activeElement).toBe(buttons(root)[3]);
    expect(stops(root)).toEqual(["-1", "-1", "-1", "0"]);
  });

  it("opens a tile", () => {
    const root = place();
    const onSelect = vi.fn();
    renderProjectionGrid(root, { tiles, onSelect });
    buttons(root)[2]?.click();
    expect(onSelect.mock.calls).toEqual([[241]]);
  });

  it("replaces slots as tiles arrive and keeps those that are there", () => {
    const root = place();
    renderProjectionGrid(root, { tiles: tiles.slice(0, 2), slots: 4 });
    const kept = buttons(root)[0];
    expect(root.querySelectorAll("div.tile")).toHaveLength(2);
    expect(root.querySelector(".tiles")?.getAttribute("aria-busy")).toBe("true");
    renderProjectionGrid(root, { tiles, slots: 4 });
    expect(root.querySelectorAll("div.tile")).toHaveLength(0);
    expect(buttons(root)[0]).toBe(kept);
    expect(root.querySelector(".tiles")?.getAttribute("aria-busy")).toBe("false");
  });

  it("changes one tile from waiting to a picture to words", () => {
    const root = place();
    const first = (more: Partial<ProjectionTile>) => {
      renderProjectionGrid(root, { tiles: [tile(1, more)] });
      return root.querySelector(".projection")?.className;
    };
    expect(first({ projectionUrl: undefined })).toBe("projection wait zero");
    expect(first({})).toBe("projection shown pixels arrives");
    expect(first({ zero: true })).toBe("projection says zero");
    expect(root.querySelector(".projection")?.textContent).toBe("rectification leaves nothing");
    expect(root.querySelector(".more")?.textContent).toBe("at 6, 12, rectification leaves nothing");
    expect(first({ error: "the stream broke" })).toBe("projection says error");
  });

  it("lights the tile that is pointed at elsewhere", () => {
    const root = place();
    renderProjectionGrid(root, { tiles, highlighted: 281 });
    expect(buttons(root).map((button) => button.classList.contains("hot"))).toEqual([false, false, false, true]);
    expect(root.firstElementChild?.classList.contains("linking")).toBe(true);
  });

  it("shows the same data as a table, and back", () => {
    const root = place();
    const onSelect = vi.fn();
    renderProjectionGrid(root, { tiles, selected: 258, view: "table", images: 115, onSelect });
    const rows = [...root.querySelectorAll<HTMLElement>("tbody tr")];
    expect(rows[1]?.textContent).toBe("2581,234.56, 12–");
    expect(rows.map((row) => row.getAttribute("aria-selected"))).toEqual(["false", "true", "false", "false"]);
    rows[1]?.focus();
    press("ArrowDown");
    press("Enter");
    expect(onSelect.mock.calls).toEqual([[241]]);
    renderProjectionGrid(root, { tiles });
    expect(root.querySelector("table")).toBeNull();
    expect(buttons(root)).toHaveLength(4);
  });
});
