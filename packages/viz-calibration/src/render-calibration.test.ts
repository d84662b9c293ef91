// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { layoutCalibration } from "./calibration-layout.ts";
import { type CalibrationProps, renderCalibration } from "./render-calibration.ts";

const bin = (index: number, images: number) => ({
  low: index / 3,
  high: (index + 1) / 3,
  images,
  confidence: (index + 0.5) / 3,
  accuracy: { share: 0.5, low: 0.4, high: 0.6 },
});
const props: CalibrationProps = { bins: [bin(0, 10), bin(1, 0), bin(2, 5)], error: 0.2, width: 400, label: "How sure" };
function drawn(given: CalibrationProps) {
  const root = document.body.appendChild(document.createElement("div"));
  renderCalibration(root, given);
  const slider = root.querySelector<HTMLElement>("[role=slider]");
  if (!slider) throw new Error("expected what the keys move");
  slider.getBoundingClientRect = () => new DOMRect(0, 0, 400, 400);
  return { root, slider, readout: () => root.querySelector(".readout")?.textContent };
}

describe("renderCalibration", () => {
  afterEach(() => document.body.replaceChildren());

  it("is a picture that says its error, drawn again into the same elements", () => {
    const { root, readout } = drawn(props);
    const svg = root.querySelector("svg");
    expect(svg?.getAttribute("aria-label")).toMatch(/^How sure; Expected calibration error 20\.0/);
    renderCalibration(root, { ...props, error: 0.1 });
    expect(root.querySelector("svg")).toBe(svg);
    expect(readout()).toMatch(/^Expected calibration error 10\.0/);
  });

  it("reads the bin under the pointer until it leaves", () => {
    const onPoint = vi.fn();
    const { slider, readout } = drawn({ ...props, onPoint });
    const { xOf } = layoutCalibration(props, 400);
    for (const at of [0.9, 0.95]) slider.dispatchEvent(new PointerEvent("pointermove", { clientX: xOf(at) }));
    expect(readout()).toMatch(/^Confidence 0\.667 … 1\.000, .* 5 images/);
    slider.dispatchEvent(new PointerEvent("pointerleave"));
    expect(onPoint.mock.calls).toEqual([[2], [undefined]]);
  });

  it("reads by keys", () => {
    const { slider } = drawn(props);
    const at = (key: string) => {
      slider.dispatchEvent(new KeyboardEvent("keydown", { key }));
      return slider.getAttribute("aria-valuenow");
    };
    expect(["ArrowRight", "ArrowUp", "End", "ArrowLeft", "Home", "x"].map(at)).toEqual(["0", "1", "2", "1", "0", "0"]);
    expect(slider.getAttribute("aria-valuetext")).toMatch(/^Confidence 0\.000 … 0\.333/);
  });
});
