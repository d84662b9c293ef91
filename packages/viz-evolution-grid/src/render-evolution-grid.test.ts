// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { EvolutionCell, EvolutionLayer, EvolutionSnapshot } from "./evolution-grid-layout.ts";
import { type EvolutionGridProps, renderEvolutionGrid } from "./render-evolution-grid.ts";

const epochs = Array.from({ length: 9 }, (_, index) => index + 1);
const snapshotsUpTo = (reached: number): EvolutionSnapshot[] =>
  epochs.map((epoch) => ({ key: `s${epoch}`, epoch, ...(epoch > reached ? { due: "soon" } : {}) }));
const cell = (epoch: number): EvolutionCell => ({
  activation: epoch,
  image: "oboe",
  jump: epoch === 3,
  projectionUrl: `/p${epoch}.png`,
  patchUrl: `/q${epoch}.png`,
});
const layersUpTo = (reached: number): EvolutionLayer[] => [
  {
    name: "conv1",
    maps: 32,
    field: 7,
    changes: epochs.slice(0, reached).map((epoch) => (epoch === 1 ? undefined : epoch / 10)),
    followed: [16, 10].map((channel) => ({ channel, cells: epochs.slice(0, reached).map(cell) })),
  },
];
const propsAt = (reached: number, more: Partial<EvolutionGridProps> = {}): EvolutionGridProps => ({
  snapshots: snapshotsUpTo(reached),
  layers: layersUpTo(reached),
  width: 600,
  ...more,
});
const place = () => document.body.appendChild(document.createElement("div"));
const cellAt = (root: HTMLElement, snapshot: string) => {
  const found = root.querySelector<HTMLElement>(`.cell[data-link="conv1/10"][data-snapshot="${snapshot}"]`);
  if (!found) throw new Error(`expected a cell of ${snapshot}`);
  return found;
};
const gridOf = (root: HTMLElement) => root.querySelector<HTMLElement>("[role=grid]")!;
const scrollTo = (root: HTMLElement, left: number) => {
  gridOf(root).scrollLeft = left;
  gridOf(root).dispatchEvent(new Event("scroll"));
};
const newsOf = (root: HTMLElement) => root.querySelector("[role=status] button");

describe("renderEvolutionGrid", () => {
  afterEach(() => document.body.replaceChildren());

  it("has a row a map, projection before patch, a dashed outline for what is due", () => {
    const root = place();
    renderEvolutionGrid(root, propsAt(3));
    expect([...root.querySelectorAll("[role=columnheader]")].map(({ textContent }) => textContent).slice(0, 3)).toEqual(
      [...["map", "epoch 1", "2"]],
    );
    const [projection, patch] = cellAt(root, "s3").children;
    expect([projection?.getAttribute("src"), patch?.getAttribute("src")]).toEqual(["/p3.png", "/q3.png"]);
    expect(cellAt(root, "s3").className).toBe("cell jump");
    expect(cellAt(root, "s1").className).toBe("cell held");
    expect([cellAt(root, "s4").tagName, cellAt(root, "s4").className]).toEqual(["SPAN", "cell due"]);
    const distances = [...root.querySelectorAll(".distance")].map(({ textContent }) => textContent);
    expect(distances.slice(0, 4)).toEqual(["", "0.20", "0.30", "–"]);
  });

  it("tells of cells and of rows, and marks the chosen one", () => {
    const root = place();
    const [onSelect, onHover] = [vi.fn(), vi.fn()];
    const selected = { layer: "conv1", channel: 10, snapshot: "s2" };
    renderEvolutionGrid(root, propsAt(3, { selected, onSelect, onHover }));
    cellAt(root, "s3").click();
    root.querySelector<HTMLElement>(".map > .name")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    cellAt(root, "s1").dispatchEvent(new MouseEvent("pointerenter"));
    expect(onSelect.mock.calls).toEqual([
      [{ layer: "conv1", channel: 10, snapshot: "s3" }],
      [{ layer: "conv1", channel: 16 }],
    ]);
    expect(onHover.mock.calls).toEqual([[{ layer: "conv1", channel: 10, snapshot: "s1" }]]);
    const marked = [...root.querySelectorAll("[aria-selected=true]")];
    expect(marked.map((element) => [element.getAttribute("aria-label"), element.getAttribute("tabindex")])).toEqual([
      ["conv1 · 10, epoch 2: oboe, activation 2.00", "0"],
    ]);
    expect(root.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it("moves by arrow keys over what is there", () => {
    const root = place();
    renderEvolutionGrid(root, propsAt(3));
    const first = root.querySelector<HTMLElement>(".map > .name")!;
    first.focus();
    first.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    expect(document.activeElement?.getAttribute("aria-label")).toContain("conv1 · 10, epoch 1");
  });

  it("dims what does not agree with what is pointed at elsewhere", () => {
    const root = place();
    renderEvolutionGrid(root, propsAt(3, { highlighted: { snapshot: "s2" } }));
    const lit = [...root.querySelectorAll<HTMLElement>(".cell.hot")].map(({ dataset }) => dataset.snapshot);
    expect(lit).toEqual(["s2", "s2"]);
    expect(root.querySelector(".linking")).not.toBeNull();
  });

  it("slides a snapshot in and scrolls to it", () => {
    const root = place();
    renderEvolutionGrid(root, propsAt(6));
    renderEvolutionGrid(root, propsAt(7));
    expect(cellAt(root, "s7").className).toBe("cell slides");
    // 92 px of names and seven columns of 105 px end at the right of 600 px.
    expect(gridOf(root).scrollLeft).toBe(92 + 7 * 105 - 600);
    expect(newsOf(root)).toBeNull();
  });

  it("does not move while a cell is chosen: a word waits until it is seen", () => {
    const root = place();
    const selected = { layer: "conv1", channel: 16, snapshot: "s1" };
    renderEvolutionGrid(root, propsAt(6, { selected }));
    renderEvolutionGrid(root, propsAt(7, { selected }));
    expect([gridOf(root).scrollLeft, cellAt(root, "s7").className]).toEqual([0, "cell"]);
    expect(newsOf(root)?.textContent).toBe("epoch 7 is here");
    renderEvolutionGrid(root, propsAt(7, { selected }));
    newsOf(root)?.dispatchEvent(new MouseEvent("click"));
    expect(gridOf(root).scrollLeft).toBe(92 + 7 * 105 - 600);
    expect(newsOf(root)).toBeNull();
  });

  it("does not move while the reader has scrolled away, until the newest is in sight again", () => {
    const root = place();
    renderEvolutionGrid(root, propsAt(6));
    scrollTo(root, 50);
    renderEvolutionGrid(root, propsAt(7));
    expect(gridOf(root).scrollLeft).toBe(50);
    expect(newsOf(root)?.textContent).toBe("epoch 7 is here");
    scrollTo(root, 400);
    expect(newsOf(root)).toBeNull();
    renderEvolutionGrid(root, propsAt(8));
    expect(cellAt(root, "s8").className).toBe("cell slides");
  });

  it("keeps the width of its columns while a cell is chosen, however many come", () => {
    const root = place();
    const selected = { layer: "conv1", channel: 16, snapshot: "s1" };
    const of = (count: number) => ({
      ...propsAt(count, { selected, width: 800 }),
      snapshots: snapshotsUpTo(count).slice(0, count),
    });
    const pair = () => gridOf(root).style.getPropertyValue("--pair");
    renderEvolutionGrid(root, of(5));
    renderEvolutionGrid(root, of(6));
    expect(pair()).toBe("132px");
    renderEvolutionGrid(root, { ...of(6), selected: undefined });
    renderEvolutionGrid(root, { ...of(6), selected: undefined });
    expect(pair()).toBe("108px");
  });

  it("says where nothing excites a map", () => {
    const root = place();
    const [layer] = layersUpTo(1);
    const followed = [{ channel: 10, cells: [{ activation: 0 }] }];
    renderEvolutionGrid(root, propsAt(1, { layers: [{ ...layer!, followed }] }));
    expect(cellAt(root, "s1").textContent).toBe("nothing excites it");
    renderEvolutionGrid(root, propsAt(1));
    expect(cellAt(root, "s1").children[1]?.getAttribute("src")).toBe("/q1.png");
  });
});
