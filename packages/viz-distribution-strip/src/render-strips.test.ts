// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { renderStrips, type StripsProps } from "./render-strips.ts";

const random = Array.from({ length: 20 }, (_, draw) => 0.1 + draw / 100);
const props: StripsProps = {
  columns: ["conv5", "relu6"],
  rows: [
    { name: "left eye", strips: [{ mean: 0.05, deviation: 0.01, random }, undefined] },
    { name: "nose", strips: [{ mean: 0.2, deviation: 0.02, random }, undefined] },
  ],
  width: 600,
  label: "Correspondence of parts",
};
const place = () => document.body.appendChild(document.createElement("div"));

describe("renderStrips", () => {
  afterEach(() => document.body.replaceChildren());

  it("fills the dot where chance hardly gives as little, and says p as a count of draws", () => {
    const root = place();
    renderStrips(root, props);
    expect([...root.querySelectorAll("circle")].map((dot) => dot.getAttribute("class"))).toEqual(["rare", "usual"]);
    const words = [...root.querySelectorAll("text")].map(({ textContent }) => textContent);
    expect(words).toContain("p = 0/20");
    expect(words).toContain("0.050 ± 0.010");
    expect(words).toContain("p = 11/20");
  });

  it("says all of it to those who cannot see it, unless a table does", () => {
    const root = place();
    renderStrips(root, props);
    const svg = root.querySelector("svg");
    expect(svg?.getAttribute("aria-label")).toBe(
      "Correspondence of parts. left eye, conv5: 0.050 ± 0.010, p = 0/20; left eye, relu6: still to come; " +
        "nose, conv5: 0.200 ± 0.020, p = 11/20; nose, relu6: still to come",
    );
    renderStrips(root, { ...props, details: "numbers" });
    expect(svg?.getAttribute("aria-label")).toBe("Correspondence of parts");
    expect(svg?.getAttribute("aria-details")).toBe("numbers");
  });

  it("puts columns that do not fit below the others", () => {
    const root = place();
    renderStrips(root, props);
    const tall = Number(root.querySelector("svg")?.getAttribute("height"));
    renderStrips(root, { ...props, width: 280 });
    expect(Number(root.querySelector("svg")?.getAttribute("height"))).toBe(2 * tall);
  });
});
