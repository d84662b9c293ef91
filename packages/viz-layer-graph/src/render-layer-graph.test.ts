// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { fires, inception } from "../gallery/networks.ts";
import { renderLayerGraph } from "./render-layer-graph.ts";

const place = () => document.body.appendChild(document.createElement("div"));
const layer = (root: HTMLElement, index: number) => root.querySelectorAll<SVGElement>(".layer")[index];
const press = (target: Element | null | undefined, key: string) =>
  target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

describe("renderLayerGraph", () => {
  afterEach(() => document.body.replaceChildren());

  it("is a picture with a name, and a table with the same layers behind it", () => {
    const root = place();
    renderLayerGraph(root, { layers: inception, label: "Anatomy" });
    expect(root.querySelector("svg")?.getAttribute("role")).toBe("img");
    expect(root.querySelector("svg")?.getAttribute("aria-label")).toContain("Anatomy");
    expect(root.querySelector(".table")?.classList.contains("unseen")).toBe(true);
    const rows = [...root.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(rows[6]).toEqual(["concat", "28 × 28 × 256", "59 px", "1x1, 3x3, 5x5, pool"]);
    expect(rows[7]).toEqual(["fc", "1,000", "all", "concat"]);
  });

  it("shows the table instead when asked", () => {
    const root = place();
    renderLayerGraph(root, { layers: inception, view: "table", selected: "stem" });
    expect(root.querySelector<HTMLElement>(".picture")?.hidden).toBe(true);
    expect(root.querySelector(".table")?.classList.contains("unseen")).toBe(false);
    expect(root.querySelectorAll('tr[aria-selected="true"]')).toHaveLength(1);
  });

  it("makes layers buttons that say what they are", () => {
    const root = place();
    const onSelect = vi.fn();
    renderLayerGraph(root, { layers: inception, selected: "stem", onSelect });
    expect(layer(root, 1)?.getAttribute("aria-label")).toBe("stem: 192 maps of 28 × 28; one unit sees 27 × 27 px");
    expect(layer(root, 7)?.getAttribute("aria-label")).toBe("fc: 1,000 units; one unit sees the whole image");
    expect(layer(root, 1)?.getAttribute("aria-pressed")).toBe("true");
    layer(root, 3)?.dispatchEvent(new MouseEvent("click"));
    press(layer(root, 4), "Enter");
    expect(onSelect.mock.calls).toEqual([["3x3"], ["5x5"]]);
  });

  it("says which paths a module joins", () => {
    const root = place();
    renderLayerGraph(root, { layers: fires });
    expect(layer(root, 3)?.querySelector("title")?.textContent).toBe(
      "fire2: 128 maps of 55 × 55 (squeeze 1 × 1 16, then 1 × 1 64 + 3 × 3 64); one unit sees 19 × 19 px",
    );
  });

  it("is one tab stop with arrow keys inside", () => {
    const root = place();
    renderLayerGraph(root, { layers: inception, selected: "stem", onSelect: () => undefined });
    layer(root, 1)?.focus();
    press(document.activeElement, "ArrowRight");
    expect(document.activeElement).toBe(layer(root, 2));
    expect(root.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it("lights the layer that is pointed at elsewhere", () => {
    const root = place();
    renderLayerGraph(root, { layers: inception, highlighted: "pool" });
    expect([...root.querySelectorAll(".hot")]).toEqual([layer(root, 5)]);
    renderLayerGraph(root, { layers: inception });
    expect(root.querySelector(".linking")).toBeNull();
  });
});
