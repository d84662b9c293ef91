// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderTrainingCurves, type TrainingCurvesProps } from "./render-training-curves.ts";
import { trainingCurvesMarks } from "./training-curves-marks.ts";

const props: TrainingCurvesProps = {
  series: [
    { name: "training", ink: "cat-1-ink", epochs: [0, 10, 20, 30, 40], values: [3, 2.5, 2, 1.75, 1.5] },
    { name: "validation", ink: "cat-2-ink", epochs: [10, 20, 30, 40], values: [2.7, 2.2, 2, 1.9] },
  ],
  epochs: 64,
  ends: "live",
  width: 512,
  label: "Loss by epoch",
};
const place = () => document.body.appendChild(document.createElement("div"));
const sliderOf = (root: HTMLElement) => {
  const slider = root.querySelector<HTMLElement>("[role=slider]");
  if (!slider) throw new Error("expected what the keys move");
  slider.getBoundingClientRect = () => new DOMRect(0, 0, 512, 208);
  return slider;
};
const press = (slider: HTMLElement, key: string) => slider.dispatchEvent(new KeyboardEvent("keydown", { key }));
const readOf = (root: HTMLElement) =>
  [...root.querySelectorAll(".inspection text")].map(({ textContent }) => textContent);
const { layout, ends } = trainingCurvesMarks(props, 512, 208);

describe("renderTrainingCurves", () => {
  afterEach(() => document.body.replaceChildren());

  it("is a picture that says where its lines end", () => {
    const root = place();
    renderTrainingCurves(root, { ...props, details: "numbers" });
    const svg = root.querySelector("svg");
    expect(["role", "aria-label", "aria-details"].map((name) => svg?.getAttribute(name))).toEqual([
      "img",
      "Loss by epoch; training 1.50; validation 1.90",
      "numbers",
    ]);
  });

  it("reads all series where the pointer is, snapped to a point, until it leaves", () => {
    const root = place();
    const onInspect = vi.fn();
    renderTrainingCurves(root, { ...props, onInspect });
    const slider = sliderOf(root);
    slider.dispatchEvent(new PointerEvent("pointermove", { clientX: layout.xOf(21), clientY: 60 }));
    slider.dispatchEvent(new PointerEvent("pointermove", { clientX: layout.xOf(22), clientY: 60 }));
    expect(readOf(root)).toEqual(["2.00", "2.20", "20"]);
    slider.dispatchEvent(new PointerEvent("pointerleave"));
    expect(readOf(root)).toEqual([]);
    expect(onInspect.mock.calls).toEqual([[20], [undefined]]);
  });

  it("moves by keys, and says what it reads", () => {
    const root = place();
    const onInspect = vi.fn();
    renderTrainingCurves(root, { ...props, inspected: 20, onInspect });
    const slider = sliderOf(root);
    expect(slider.getAttribute("aria-valuetext")).toBe("epoch 20, training 2.00, validation 2.20");
    press(slider, "PageUp");
    expect(slider.getAttribute("aria-valuetext")).toBe("epoch 30, training 1.75, validation 2.00");
    press(slider, "Escape");
    expect(slider.getAttribute("aria-valuenow")).toBe("20");
    press(slider, "x");
    expect(onInspect.mock.calls).toEqual([[30], [undefined]]);
  });

  it("shows the epoch that is looked at elsewhere, and follows updates with it", () => {
    const root = place();
    renderTrainingCurves(root, { ...props, inspected: 10 });
    const line = root.querySelector(".chart .line");
    expect(readOf(root)).toEqual(["2.50", "2.70", "10"]);
    const [training, validation] = props.series;
    const longer = { ...training!, epochs: [0, 10, 20, 30, 40, 41], values: [3, 2.4, 2, 1.75, 1.5, 1.6] };
    renderTrainingCurves(root, { ...props, series: [longer, validation!], inspected: 10 });
    expect(readOf(root)).toEqual(["2.40", "2.70", "10"]);
    expect(root.querySelector(".chart .line")).toBe(line);
    expect(root.querySelectorAll("svg")).toHaveLength(1);
  });

  it("lights a series by the words at its end", () => {
    const root = place();
    const [onHover, onInspect] = [vi.fn(), vi.fn()];
    renderTrainingCurves(root, { ...props, onHover, onInspect });
    const [end] = ends;
    const slider = sliderOf(root);
    slider.dispatchEvent(new PointerEvent("pointermove", { clientX: end!.labelX + 5, clientY: end!.labelY }));
    slider.dispatchEvent(new PointerEvent("pointerleave"));
    expect(onHover.mock.calls).toEqual([["training"], [undefined]]);
    expect(onInspect).not.toHaveBeenCalled();
  });
});
