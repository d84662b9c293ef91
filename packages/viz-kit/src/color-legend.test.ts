// @vitest-environment happy-dom
import { rgb } from "d3-color";
import { describe, expect, it } from "vitest";
import { type ColorLegend, colorLegendMarks, colorLegendText } from "./color-legend.ts";
import { divergingColor } from "./diverging-color.ts";
import { drawColorLegend } from "./draw-color-legend.ts";
import { formatProbability } from "./format-number.ts";
import { sequentialColor } from "./sequential-color.ts";
import { printSvg } from "./svg-mark.ts";
import { token } from "./token.ts";

const probabilities: ColorLegend = { from: 0, to: 1, width: 240, colorOf: sequentialColor };
const texts = (legend: ColorLegend) =>
  colorLegendMarks(legend)
    .marks.filter(({ tag }) => tag === "text")
    .map(({ text, attributes }) => [text, attributes?.x, attributes?.y]);
const filled = (legend: ColorLegend, fill: string) =>
  colorLegendMarks(legend)
    .marks.filter(({ attributes }) => attributes?.fill === fill)
    .map(({ attributes }) => attributes?.x);

describe("colorLegendMarks", () => {
  it("is the scale from end to end", () => {
    const fills = colorLegendMarks({ ...probabilities, from: -2, to: 2, colorOf: (value) => divergingColor(value / 2) })
      .marks.map(({ attributes }) => attributes?.fill)
      .slice(0, 64);
    expect([fills[0], fills[63]]).toEqual(
      [-63 / 64, 63 / 64].map((share) => rgb(...divergingColor(share)).formatHex()),
    );
    expect(new Set(fills).size).toBe(64);
  });

  it("has the values of its ends below them, as they are written elsewhere", () => {
    expect(texts({ ...probabilities, format: formatProbability })).toEqual([
      ["0.000", 0, 27],
      ["1.000", 240, 27],
    ]);
  });

  it("ends words at their tick, and pushes them off the values of the ends", () => {
    const at = (value: number) => texts({ ...probabilities, base: { value, words: "unoccluded" } })[2];
    expect(at(0.5)).toEqual(["unoccluded", 120, 27]);
    expect(at(0.02)).toEqual(["unoccluded", 6 + 8 + 60, 27]);
    expect(at(1)).toEqual(["unoccluded", 240 - 24 - 8, 27]);
  });

  it("puts words below where there is no room between the values", () => {
    const narrow = { ...probabilities, width: 90, base: { value: 1, words: "unoccluded" } };
    expect(texts(narrow)[2]).toEqual(["unoccluded", 90, 41]);
    expect([colorLegendMarks(narrow).height, colorLegendMarks(probabilities).height]).toEqual([45, 31]);
  });

  it("marks values where they are, at an end where they lie outside, and none that is no number", () => {
    const marked = (pointed: number) => filled({ ...probabilities, pointed }, token("reticle"));
    expect([0.5, 7, -7].map(marked)).toEqual([[117.5], [237.5], [-2.5]]);
    expect(marked(Number.NaN)).toEqual([]);
    expect(filled({ ...probabilities, base: { value: 0.25, words: "" } }, token("ink"))).toEqual([59.25]);
  });

  it("draws a single value, and refuses what is no range", () => {
    expect(texts({ ...probabilities, to: 0 })).toEqual([
      ["0", 0, 27],
      ["0", 240, 27],
    ]);
    expect(() => colorLegendMarks({ ...probabilities, to: Number.NaN })).toThrow(
      "legend: expected from ≤ to, got 0 … NaN",
    );
    expect(() => colorLegendMarks({ ...probabilities, from: 2 })).toThrow("legend: expected from ≤ to, got 2 … 1");
  });

  it("is legible in files of both themes, on the same scale", () => {
    const { marks, height } = colorLegendMarks({ ...probabilities, base: { value: 0.5, words: "base" } });
    const [light, dark] = (["light", "dark"] as const).map((theme) => printSvg(marks, { width: 240, height }, theme));
    expect(light).toContain('fill="#454d4f">base<');
    expect(dark).toContain('fill="#b6bdbe">base<');
    const scaleOf = (svg: string | undefined) => svg?.match(/fill="[^"]*" shape-rendering/g);
    expect(scaleOf(light)).toHaveLength(64);
    expect(scaleOf(dark)).toEqual(scaleOf(light));
  });
});

describe("drawColorLegend", () => {
  it("is one named image, drawn again in its place", () => {
    const parent = document.createElement("div");
    drawColorLegend(parent, probabilities);
    const svg = parent.firstElementChild;
    drawColorLegend(parent, { ...probabilities, base: { value: 0.108, words: "0.108 unoccluded" } });
    expect([...parent.children]).toEqual([svg]);
    expect(svg?.getAttribute("role")).toBe("img");
    expect(svg?.getAttribute("aria-label")).toBe("0 … 1.00; 0.108 unoccluded");
    expect(colorLegendText(probabilities)).toBe("0 … 1.00");
  });
});
