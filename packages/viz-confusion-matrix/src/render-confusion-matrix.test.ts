// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ConfusionMatrixProps, renderConfusionMatrix } from "./render-confusion-matrix.ts";

const classes = Array.from({ length: 10 }, (_, index) => ({ name: `class ${index}`, images: 10 }));
const props: ConfusionMatrixProps = {
  classes,
  cells: [
    ...classes.map((_, index) => ({ row: index, column: index, images: index === 2 ? 6 : 10 })),
    { row: 2, column: 5, images: 4 },
  ],
  width: 500,
  label: "Which class is taken for which",
};
const place = () => document.body.appendChild(document.createElement("div"));
function cellsOf(root: HTMLElement) {
  const cells = root.querySelector<HTMLElement>(".cells");
  if (!cells) throw new Error("expected what the keys move");
  cells.getBoundingClientRect = () => new DOMRect(0, 0, Number.parseFloat(cells.style.width), 1);
  return cells;
}
function point(cells: HTMLElement, type: string, row: number, column: number) {
  const cell = Number.parseFloat(cells.style.width) / 10;
  cells.dispatchEvent(
    new PointerEvent(type, { clientX: (column + 0.5) * cell, clientY: (row + 0.5) * cell, button: 0 }),
  );
}
const press = (cells: HTMLElement, key: string, more = {}) =>
  cells.dispatchEvent(new KeyboardEvent("keydown", { key, ...more }));
const readout = (root: HTMLElement) => root.querySelector(".readout")?.textContent;

describe("renderConfusionMatrix", () => {
  afterEach(() => document.body.replaceChildren());

  it("names rows and columns, numbers what is not zero, and is drawn again into the same elements", () => {
    const root = place();
    renderConfusionMatrix(root, props);
    const words = [...root.querySelectorAll(".names text")].map(({ textContent }) => textContent);
    expect(words.filter((word) => word?.startsWith("class"))).toHaveLength(20);
    expect(words.filter((word) => word === "40")).toHaveLength(1);
    const canvas = root.querySelector("canvas");
    renderConfusionMatrix(root, { ...props, measure: "counts" });
    expect(root.querySelector("canvas")).toBe(canvas);
    expect([...root.querySelectorAll(".names text")].some(({ textContent }) => textContent === "4")).toBe(true);
  });

  it("names some of many rows, and always those that are looked at", () => {
    const root = place();
    const many = Array.from({ length: 300 }, (_, index) => ({ name: `class ${index}`, images: 1 }));
    renderConfusionMatrix(root, { ...props, classes: many, cells: [] });
    const named = (group: string) =>
      [...root.querySelectorAll(`${group} text`)].flatMap(({ textContent }) =>
        textContent?.startsWith("class") ? [textContent] : [],
      );
    expect(named(".names").length).toBeLessThan(80);
    expect(named(".names")).not.toContain("class 7");
    expect(named(".names").filter((name) => name === "class 299")).toHaveLength(2);
    const cells = cellsOf(root);
    for (let step = 0; step <= 7; step++) press(cells, "ArrowDown");
    press(cells, "ArrowRight");
    expect(named(".pointing")).toEqual(["class 7", "class 1"]);
    cells.dispatchEvent(new FocusEvent("blur"));
    expect(named(".pointing")).toEqual([]);
  });

  it("reads the cell under the pointer and opens it by a click", () => {
    const root = place();
    const [onPoint, onOpen] = [vi.fn(), vi.fn()];
    renderConfusionMatrix(root, { ...props, onPoint, onOpen });
    const cells = cellsOf(root);
    point(cells, "pointermove", 2, 5);
    expect(readout(root)).toBe("class 2 taken for class 5: 4 of 10 images, 40.0\u202f%");
    point(cells, "pointerdown", 2, 5);
    point(cells, "pointerup", 2, 5);
    cells.dispatchEvent(new PointerEvent("pointerleave"));
    expect(readout(root)).toBe("");
    const cell = { row: 2, column: 5, images: 4, share: 0.4 };
    expect([onPoint.mock.calls, onOpen.mock.calls]).toEqual([[[cell], [undefined]], [[cell]]]);
  });

  it("marks the cell that is opened and reads it while no other is looked at; keys go on from it", () => {
    const root = place();
    const order = [5, 2, 0, 1, 3, 4, 6, 7, 8, 9];
    renderConfusionMatrix(root, { ...props, order, current: { row: 2, column: 5 } });
    const cells = cellsOf(root);
    const opened = "class 2 taken for class 5: 4 of 10 images, 40.0\u202f%";
    expect(readout(root)).toBe(opened);
    const marks = () => root.querySelectorAll(".pointing rect:not(.name)").length;
    expect(marks()).toBe(2);
    press(cells, "ArrowDown");
    press(cells, "ArrowDown");
    expect(readout(root)).toBe("class 0 taken for class 5: 0 of 10 images, 0.0\u202f%");
    expect(marks()).toBe(4);
    cells.dispatchEvent(new FocusEvent("blur"));
    expect(readout(root)).toBe(opened);
  });

  it("closes the opened cell by Escape, and shows all of the matrix by the next", () => {
    const root = place();
    const [onClose, onZoom] = [vi.fn(), vi.fn()];
    const block = { ...props, window: { rows: [0, 6], columns: [0, 6] }, onClose, onZoom } as const;
    renderConfusionMatrix(root, { ...block, current: { row: 2, column: 5 } });
    const cells = cellsOf(root);
    cells.dispatchEvent(new FocusEvent("focus"));
    press(cells, "Escape");
    expect([onClose.mock.calls.length, onZoom.mock.calls.length]).toEqual([1, 0]);
    renderConfusionMatrix(root, block);
    expect(readout(root)).toBe("class 2 taken for class 5: 4 of 10 images, 40.0\u202f%");
    press(cells, "Escape");
    expect([onClose.mock.calls.length, onZoom.mock.calls]).toEqual([1, [[undefined]]]);
  });

  it("chooses the block that is drawn, and reads in it", () => {
    const root = place();
    const [onZoom, onOpen] = [vi.fn(), vi.fn()];
    renderConfusionMatrix(root, { ...props, onZoom, onOpen });
    const cells = cellsOf(root);
    point(cells, "pointerdown", 1, 4);
    point(cells, "pointermove", 5, 8);
    expect(root.querySelectorAll(".pointing rect:not(.name)")).toHaveLength(2);
    point(cells, "pointerup", 5, 8);
    expect(onZoom.mock.calls).toEqual([[{ rows: [1, 6], columns: [4, 9] }]]);
    expect(onOpen).not.toHaveBeenCalled();
    renderConfusionMatrix(root, { ...props, window: { rows: [1, 6], columns: [4, 9] } });
    expect(
      [...root.querySelectorAll(".names text")].filter(({ textContent }) => textContent?.startsWith("class")),
    ).toHaveLength(10);
  });

  it("moves, opens and zooms by keys, in the order of the classes", () => {
    const root = place();
    const [onOpen, onZoom] = [vi.fn(), vi.fn()];
    const order = [2, 5, 0, 1, 3, 4, 6, 7, 8, 9];
    renderConfusionMatrix(root, { ...props, order, onOpen, onZoom });
    const cells = cellsOf(root);
    press(cells, "ArrowRight");
    expect(readout(root)).toBe("class 2, right: 6 of 10 images, 60.0\u202f%");
    press(cells, "ArrowRight");
    press(cells, "Enter");
    press(cells, "+");
    press(cells, "-");
    press(cells, "ArrowDown", { shiftKey: true });
    expect(readout(root)).toBe("class 9 taken for class 5: 0 of 10 images, 0.0\u202f%");
    expect(onOpen.mock.calls).toEqual([[{ row: 2, column: 5, images: 4, share: 0.4 }]]);
    expect(onZoom.mock.calls).toEqual([[{ rows: [0, 5], columns: [0, 5] }], [undefined]]);
  });

  it("keeps the cell that keys are at in sight, and leaves the page alone where a pointer is", () => {
    const root = place();
    renderConfusionMatrix(root, props);
    const cells = cellsOf(root);
    const shown = vi.spyOn(Element.prototype, "scrollIntoView");
    point(cells, "pointermove", 5, 8);
    expect(shown).not.toHaveBeenCalled();
    press(cells, "ArrowDown");
    const [cell] = shown.mock.contexts as Element[];
    const side = Number.parseFloat(cells.style.width) / 10;
    const top = Number.parseFloat(cells.style.top);
    expect(Number(cell?.getAttribute("y"))).toBeCloseTo(top + 6 * side - 1);
    shown.mockRestore();
  });
});
