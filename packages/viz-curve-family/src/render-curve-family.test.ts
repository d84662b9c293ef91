// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { curveFamilyMarks } from "./curve-family-marks.ts";
import { type CurveFamilyProps, renderCurveFamily } from "./render-curve-family.ts";

const column = { title: "Shift", amounts: [-60, 0, 60], unit: " px", rest: 0, step: 1 };
const props: CurveFamilyProps = {
  columns: [
    { ...column, id: "down" },
    { ...column, id: "right" },
  ],
  rows: [{ title: "conv1", most: 2, values: [[[2, 0, 1]], [[1, 0, 2]]] }],
  lines: [{ name: "admiral", ink: "cat-1-ink" }],
  width: 600,
  label: "How far features move",
};
const { layout } = curveFamilyMarks(props, 600, 112, { isMoved: true });
const place = () => document.body.appendChild(document.createElement("div"));
function slidersOf(root: HTMLElement) {
  return layout.sliders.map(({ left, right, column }) => {
    const slider = root.querySelector<HTMLElement>(`.slider.at-${column}`);
    if (!slider) throw new Error("expected a slider");
    slider.getBoundingClientRect = () => new DOMRect(left, 0, right - left, 100);
    return slider;
  });
}
const press = (slider: HTMLElement, type: string, amount: number, column = 1) =>
  slider.dispatchEvent(new PointerEvent(type, { clientX: layout.xOf(column, amount), button: 0 }));

describe("renderCurveFamily", () => {
  afterEach(() => document.body.replaceChildren());

  it("is a picture with a name, drawn again into the same elements", () => {
    const root = place();
    renderCurveFamily(root, { ...props, details: "numbers" });
    const line = root.querySelector("path.line");
    renderCurveFamily(root, { ...props, rows: [{ ...props.rows[0]!, values: [[[1, 0, 1]], [[1, 0, 2]]] }] });
    const svg = root.querySelector("svg");
    expect(["role", "aria-label", "aria-details"].map((name) => svg?.getAttribute(name))).toEqual([
      "img",
      "How far features move",
      null,
    ]);
    expect(root.querySelector("path.line")).toBe(line);
    expect([root.querySelectorAll("svg").length, root.querySelectorAll(".slider").length]).toEqual([1, 2]);
    renderCurveFamily(root, {
      ...props,
      columns: [props.columns[0]!],
      rows: [{ ...props.rows[0]!, values: [[[1, 0, 1]]] }],
    });
    expect(root.querySelectorAll(".slider")).toHaveLength(1);
  });

  it("draws no curve anew while a marker moves, but a curve that grows", () => {
    const root = place();
    renderCurveFamily(root, { ...props, marker: { column: "right", amount: 20 } });
    const line = root.querySelector("path.line");
    line?.setAttribute("data-kept", "yes");
    renderCurveFamily(root, { ...props, marker: { column: "right", amount: 30 } });
    expect(line?.getAttribute("data-kept")).toBe("yes");
    expect(root.querySelector("line.marked")?.getAttribute("x1")).toBe(String(layout.xOf(1, 30)));
    renderCurveFamily(root, { ...props, rows: [{ ...props.rows[0]!, values: [[[1, 0, 1]], [[1, 0, 2]]] }] });
    expect(line?.hasAttribute("data-kept")).toBe(false);
  });

  it("tells where a hand drags the marker, and that it rests", () => {
    const root = place();
    const [onMove, onPoint] = [vi.fn(), vi.fn()];
    renderCurveFamily(root, { ...props, onMove, onPoint });
    const [, right] = slidersOf(root);
    press(right!, "pointermove", 10);
    press(right!, "pointerdown", 20);
    press(right!, "pointermove", 31.2);
    press(right!, "pointerup", 31.2);
    press(right!, "pointermove", 40);
    expect(onMove.mock.calls).toEqual([
      [{ column: "right", amount: 20 }, false],
      [{ column: "right", amount: 31 }, false],
      [{ column: "right", amount: 31 }, true],
    ]);
    expect(onPoint.mock.calls).toEqual([[{ column: "right", amount: 10 }], [{ column: "right", amount: 40 }]]);
  });

  it("puts the marker back where a finger scrolls the page", () => {
    const onMove = vi.fn();
    const root = place();
    const moves = { ...props, onMove };
    renderCurveFamily(root, { ...moves, marker: { column: "down", amount: -5, line: "admiral" } });
    const [, right] = slidersOf(root);
    press(right!, "pointerdown", 20);
    renderCurveFamily(root, { ...moves, marker: { column: "right", amount: 20 } });
    press(right!, "pointercancel", 0);
    press(right!, "pointercancel", 0);
    press(right!, "pointermove", 40);
    expect(onMove.mock.calls).toEqual([
      [{ column: "right", amount: 20 }, false],
      [{ column: "down", amount: -5 }, true],
    ]);
  });

  it("moves by keys, and says what it reads", () => {
    const root = place();
    const onMove = vi.fn();
    renderCurveFamily(root, { ...props, onMove, marker: { column: "right", amount: 30 } });
    const [down, right] = slidersOf(root);
    expect([down!, right!].map((slider) => slider.getAttribute("aria-valuetext"))).toEqual([
      "0 px",
      "30 px, conv1 1.00",
    ]);
    for (const key of ["ArrowRight", "PageDown", "End", "x"])
      right!.dispatchEvent(new KeyboardEvent("keydown", { key }));
    right!.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", shiftKey: true }));
    down!.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft" }));
    expect(onMove.mock.calls.map(([{ column, amount }]) => [column, amount])).toEqual([
      ["right", 31],
      ["right", 20],
      ["right", 60],
      ["right", 20],
      ["down", -1],
    ]);
  });

  it("has nothing to move where nobody listens", () => {
    const root = place();
    renderCurveFamily(root, props);
    expect(root.querySelector("[role=slider]")).toBeNull();
    expect(root.querySelector("[tabindex]")).toBeNull();
  });
});
