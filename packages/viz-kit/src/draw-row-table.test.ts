// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { drawRowTable, type RowTable } from "./draw-row-table.ts";

const table: RowTable<number> = {
  className: "squares",
  label: "Squares",
  heads: ["n", "n²"],
  rows: [3, 1, 2],
  keyOf: (n) => n,
  cellsOf: (n) => [String(n), String(n * n)],
};
const place = () => document.body.appendChild(document.createElement("div"));
const rows = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>("tbody tr")];
const press = (key: string, more: KeyboardEventInit = {}) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true, ...more }));

describe("drawRowTable", () => {
  afterEach(() => document.body.replaceChildren());

  it("has its heads once and its rows in the given order, whatever was drawn before", () => {
    const root = place();
    drawRowTable(root, table);
    drawRowTable(root, { ...table, rows: [1, 2, 3] });
    expect(root.querySelector("table")?.getAttribute("aria-label")).toBe("Squares");
    expect([...root.querySelectorAll("th")].map(({ textContent }) => textContent)).toEqual(["n", "n²"]);
    expect(rows(root).map(({ textContent }) => textContent)).toEqual(["11", "24", "39"]);
  });

  it("marks the chosen row and the one that is pointed at elsewhere", () => {
    const root = place();
    drawRowTable(root, { ...table, selected: 1, highlighted: 2 });
    expect(rows(root).map((row) => row.getAttribute("aria-selected"))).toEqual(["false", "true", "false"]);
    expect(rows(root).map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
    expect(rows(root)[2]?.classList.contains("hot")).toBe(true);
  });

  it("moves by arrow keys, chooses by Enter, Space and click, and leaves the browser its own keys", () => {
    const root = place();
    const onSelect = vi.fn();
    drawRowTable(root, { ...table, onSelect });
    rows(root)[0]?.focus();
    press("ArrowDown");
    press("Enter");
    press("End");
    press(" ");
    press("Home", { ctrlKey: true });
    rows(root)[1]?.click();
    expect(onSelect.mock.calls).toEqual([[1], [2], [1]]);
    expect(document.activeElement).toBe(rows(root)[2]);
  });
});
