// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderProbabilityBars } from "./render-probability-bars.ts";

const classes = [
  { label: "cat", probability: 0.75 },
  { label: "dog", probability: 0.25 },
];
const place = () => document.body.appendChild(document.createElement("div"));
const labels = (root: HTMLElement) => [...root.querySelectorAll(".label")].map(({ textContent }) => textContent);

describe("renderProbabilityBars", () => {
  afterEach(() => document.body.replaceChildren());

  it("is a named list with three decimals", () => {
    const root = place();
    renderProbabilityBars(root, { classes });
    expect(root.querySelector("ol")?.getAttribute("aria-label")).toBe("Classified as");
    expect([...root.querySelectorAll(".probability")].map(({ textContent }) => textContent)).toEqual([
      "0.750",
      "0.250",
    ]);
    expect(root.querySelector<HTMLElement>(".fill")?.style.width).toBe("75%");
  });

  it("follows a new order", () => {
    const root = place();
    renderProbabilityBars(root, { classes });
    renderProbabilityBars(root, { classes: classes.toReversed() });
    expect(labels(root)).toEqual(["dog", "cat"]);
  });

  it("makes classes buttons where they can be chosen, and words again where not", () => {
    const root = place();
    const onSelect = vi.fn();
    renderProbabilityBars(root, { classes });
    renderProbabilityBars(root, { classes, onSelect });
    root.querySelectorAll("button")[1]?.click();
    expect(onSelect.mock.calls).toEqual([["dog"]]);
    expect(labels(root)).toEqual(["cat", "dog"]);
    renderProbabilityBars(root, { classes });
    expect(root.querySelector("button")).toBeNull();
  });
});
