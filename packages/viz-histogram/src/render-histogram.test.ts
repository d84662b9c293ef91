// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type HistogramProps, renderHistogram } from "./render-histogram.ts";

/** Four bins of 100 px, from x = 56. */
const props: HistogramProps = {
  counts: [90, 9, 0, 1],
  maximum: 8,
  tops: [8, 3],
  aboveHalf: 0.01,
  firing: 45,
  width: 464,
};
const place = () => document.body.appendChild(document.createElement("div"));
const readout = (root: HTMLElement) => root.querySelector(".readout")?.textContent;
function plotOf(root: HTMLElement) {
  const plot = root.querySelector<HTMLElement>(".plot");
  if (!plot) throw new Error("expected a plot");
  return plot;
}
const point = (root: HTMLElement, clientX: number) =>
  plotOf(root).dispatchEvent(new MouseEvent("pointermove", { clientX, bubbles: true }));
const press = (root: HTMLElement, key: string) =>
  plotOf(root).dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
const pressed = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>(".scales button")].map((button) => button.getAttribute("aria-pressed"));

describe("renderHistogram", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws a bar where there are images, darker above half", () => {
    const root = place();
    renderHistogram(root, props);
    const fills = [...root.querySelectorAll("svg rect")].map((bar) => bar.getAttribute("fill"));
    expect(fills.map((fill) => fill?.match(/--[\w-]+/)?.[0])).toEqual(["--line-strong", "--line-strong", "--ink"]);
    expect(readout(root)).toBe("fires on 45 of 100 images");
  });

  it("tells the bin under the pointer, and the whole when it leaves", () => {
    const root = place();
    const onHover = vi.fn();
    renderHistogram(root, { ...props, onHover });
    point(root, 200);
    expect(readout(root)).toBe("2.00 … 4.00: 9 images, 9.0\u202f%, top 2");
    point(root, 201);
    point(root, 20);
    expect(readout(root)).toBe("fires on 45 of 100 images");
    point(root, 456);
    plotOf(root).dispatchEvent(new Event("pointerleave"));
    expect(onHover.mock.calls).toEqual([[1], [undefined], [3], [undefined]]);
  });

  it("tells the same by key", () => {
    const root = place();
    renderHistogram(root, props);
    const at = (key: string) => {
      press(root, key);
      return plotOf(root).getAttribute("aria-valuenow");
    };
    expect(["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowLeft", "End", "Home"].map(at)).toEqual([
      "0",
      "1",
      "0",
      "0",
      "3",
      "0",
    ]);
    expect(plotOf(root).getAttribute("aria-valuetext")).toBe("0 … 2.00: 90 images, 90.0\u202f%");
  });

  it("moves by a tenth of the bins with the page keys, and stops at the ends", () => {
    const root = place();
    renderHistogram(root, { counts: new Uint32Array(64).fill(1), maximum: 8, width: 464 });
    const at = (key: string) => {
      press(root, key);
      return plotOf(root).getAttribute("aria-valuenow");
    };
    expect(["PageUp", "PageUp", "PageDown", "PageDown", "End", "PageUp", "PageDown"].map(at)).toEqual([
      ...["5", "11", "5", "0", "63", "63", "57"],
    ]);
  });

  it("leaves the browser the keys that it has no use for", () => {
    const root = place();
    renderHistogram(root, props);
    const taken = (key: string, more: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent("keydown", { key, cancelable: true, ...more });
      plotOf(root).dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([taken("Tab"), taken("x"), taken("End", { ctrlKey: true }), taken("End")]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it("changes the scale by its buttons, until another one is given", () => {
    const root = place();
    const onScale = vi.fn();
    renderHistogram(root, { ...props, onScale });
    expect(pressed(root)).toEqual(["false", "true"]);
    root.querySelector<HTMLElement>(".scales button")?.click();
    expect(pressed(root)).toEqual(["true", "false"]);
    renderHistogram(root, { ...props, counts: [91, 9, 0, 1] });
    expect(pressed(root)).toEqual(["true", "false"]);
    renderHistogram(root, { ...props, scale: "log" });
    expect(pressed(root)).toEqual(["false", "true"]);
    expect(onScale.mock.calls).toEqual([["linear"]]);
  });

  it("keeps the bin that is looked at while counts change", () => {
    const root = place();
    renderHistogram(root, props);
    point(root, 60);
    renderHistogram(root, { ...props, counts: [190, 9, 0, 1] });
    expect(readout(root)).toBe("0 … 2.00: 190 images, 95.0\u202f%");
  });

  it("marks the top that is pointed at elsewhere", () => {
    const root = place();
    renderHistogram(root, { ...props, highlighted: 2 });
    const thick = root.querySelectorAll('line[stroke-width="4"]');
    expect([...thick].map((tick) => tick.getAttribute("x1"))).toEqual(["206"]);
  });

  it("shows the same bins as a table, and back", () => {
    const root = place();
    renderHistogram(root, { ...props, view: "table" });
    const rows = [...root.querySelectorAll("tbody tr")].map(({ children }) =>
      [...children].map(({ textContent }) => textContent),
    );
    expect(rows[1]).toEqual(["2.00", "4.00", "9", "9.0\u202f%"]);
    expect(root.querySelector(".plot")).toBeNull();
    renderHistogram(root, props);
    expect(root.querySelector("table")).toBeNull();
    expect(root.querySelector("svg")).not.toBeNull();
  });
});
