// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { plotOf } from "./curve-marks.ts";
import { type CurvesProps, renderCurves } from "./render-curves.ts";

const props: CurvesProps = {
  shares: [0, 1],
  curves: [{ name: "deletion", values: [1, 0], area: 0.5 }],
  shareName: "share of pixels",
  valueName: "P(rabbit)",
  width: 400,
  label: "Deletion",
};

describe("renderCurves", () => {
  afterEach(() => document.body.replaceChildren());

  it("is a picture that says its areas", () => {
    const root = document.body.appendChild(document.createElement("div"));
    renderCurves(root, props);
    const svg = root.querySelector("svg");
    expect([svg?.getAttribute("role"), svg?.getAttribute("aria-label")]).toEqual([
      "img",
      "Deletion; deletion: area 0.500",
    ]);
  });

  it("tells the share under the pointer, and that it left", () => {
    const root = document.body.appendChild(document.createElement("div"));
    const onPoint = vi.fn();
    renderCurves(root, { ...props, onPoint });
    const svg = root.querySelector("svg");
    if (!svg) throw new Error("expected a picture");
    svg.getBoundingClientRect = () => new DOMRect(0, 0, 400, 200);
    const { left, right } = plotOf(400, 200);
    svg.dispatchEvent(new PointerEvent("pointermove", { clientX: (left + right) / 2 }));
    svg.dispatchEvent(new PointerEvent("pointerleave"));
    expect(onPoint.mock.calls).toEqual([[0.5], [undefined]]);
  });
});
