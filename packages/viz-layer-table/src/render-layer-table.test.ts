// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { LayerRow } from "./layer-table-layout.ts";
import { renderLayerTable } from "./render-layer-table.ts";

const row = (id: string, more: Partial<LayerRow> = {}): LayerRow => ({
  id,
  label: id,
  operator: "conv 7×7, stride 2",
  output: [111, 111, 1000],
  receptiveField: 7,
  stride: 2,
  parameters: 14208,
  flops: 347_700_000,
  ...more,
});
const rows = [
  row("conv1"),
  row("fire2", { children: [row("squeeze"), row("expand")] }),
  row("pooled", { receptiveField: undefined, stride: undefined, parameters: 0, flops: 0 }),
];
const place = () => document.body.appendChild(document.createElement("div"));
const lines = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>("tbody tr")];
const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

describe("renderLayerTable", () => {
  afterEach(() => document.body.replaceChildren());

  it("writes numbers as the field does", () => {
    const root = place();
    renderLayerTable(root, { rows, inputSide: 227 });
    const cells = (line: HTMLElement | undefined) => [...(line?.children ?? [])].map(({ textContent }) => textContent);
    expect(cells(lines(root)[0])).toEqual([
      "conv1",
      "conv 7×7, stride 2",
      "111 × 111 × 1,000",
      "7",
      "2",
      "14,208",
      "347.7 M",
    ]);
    expect(cells(lines(root)[2]).slice(3)).toEqual(["all", "–", "–", "–"]);
  });

  it("marks the selected row and tells of a choice", () => {
    const root = place();
    const onSelect = vi.fn();
    renderLayerTable(root, { rows, inputSide: 227, selected: "fire2", onSelect });
    expect(lines(root).map((line) => line.getAttribute("aria-selected"))).toEqual(["false", "true", "false"]);
    lines(root)[0]?.click();
    expect(onSelect.mock.calls).toEqual([["conv1"]]);
  });

  it("unfolds by its button without choosing the row", () => {
    const root = place();
    const onSelect = vi.fn();
    renderLayerTable(root, { rows, inputSide: 227, onSelect });
    root.querySelector<HTMLElement>(".fold")?.click();
    expect(lines(root)).toHaveLength(5);
    expect(root.querySelector(".fold")?.getAttribute("aria-label")).toBe("Fold fire2");
    expect(onSelect).not.toHaveBeenCalled();
  });

  it("walks, folds and chooses by key", () => {
    const root = place();
    const onSelect = vi.fn();
    renderLayerTable(root, { rows, inputSide: 227, onSelect });
    lines(root)[0]?.focus();
    press("ArrowDown");
    press("ArrowRight");
    expect(lines(root)).toHaveLength(5);
    press("ArrowLeft");
    expect(lines(root)).toHaveLength(3);
    press("Enter");
    expect(onSelect.mock.calls).toEqual([["fire2"]]);
    expect(lines(root).map((line) => line.getAttribute("tabindex"))).toEqual(["-1", "0", "-1"]);
  });

  it("keeps modules open when drawn again with new data", () => {
    const root = place();
    renderLayerTable(root, { rows, inputSide: 227 });
    root.querySelector<HTMLElement>(".fold")?.click();
    renderLayerTable(root, { rows: rows.slice(1), inputSide: 227 });
    expect(lines(root)).toHaveLength(4);
  });
});
