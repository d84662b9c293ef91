import { sequentialColor } from "@deconvscope/viz-kit";
import { describe, expect, it } from "vitest";
import { layoutSpectrum } from "./spectrum-layout.ts";
import { spectrumMarks } from "./spectrum-marks.ts";

const data = { shares: [0.01, 0.1, 0.001, 0, 0.889, 0, 0, 0, 0], rows: 3, columns: 3 };
const of = (marks: ReturnType<typeof spectrumMarks>, name: string) =>
  marks.filter(({ attributes }) => attributes?.class === name);

describe("layoutSpectrum", () => {
  it("colours shares by their logarithm, those of 0 as the lowest", () => {
    const { pixels, scale } = layoutSpectrum({ ...data, shares: [1, 10, 100, 0, 0, 0, 0, 0, 0] }, 640);
    expect(scale).toEqual([1, 100]);
    const colors = [0, 1, 2, 3].map((cell) => [...pixels.slice(4 * cell, 4 * cell + 3)]);
    expect(colors).toEqual(
      [sequentialColor(0), sequentialColor(0.5), sequentialColor(1), sequentialColor(0)].map((c) => [
        ...new Uint8ClampedArray(c),
      ]),
    );
  });

  it("is dark where there is no energy at all", () => {
    const { pixels } = layoutSpectrum({ ...data, shares: new Float32Array(9) }, 640);
    expect([...pixels.slice(0, 3)]).toEqual([...new Uint8ClampedArray(sequentialColor(0))]);
  });

  it("puts the profile beside the map, or below where there is no room", () => {
    const wide = layoutSpectrum(data, 640);
    expect(wide.profile.left).toBeGreaterThan(wide.map.left + wide.map.width);
    expect(wide.profile.left + wide.profile.width).toBeLessThanOrEqual(640);
    const narrow = layoutSpectrum(data, 320);
    expect(narrow.profile.top).toBeGreaterThan(narrow.map.top + narrow.map.height);
    expect(narrow.map.width).toBe(narrow.map.height);
  });

  it("refuses shares of another shape and strides of 0", () => {
    expect(() => layoutSpectrum({ ...data, rows: 2 }, 640)).toThrow("shares: expected 2 × 3 = 6 values, got 9");
    expect(() => layoutSpectrum({ ...data, strides: [0, 1] }, 640)).toThrow("strides: expected above 0, got 0");
  });
});

describe("spectrumMarks", () => {
  it("draws what the strides carry about frequency 0, to scale", () => {
    const square = { shares: new Float32Array(64).fill(1 / 64), rows: 8, columns: 8, strides: [4, 2] as const };
    const layout = layoutSpectrum(square, 640);
    const [box] = of(spectrumMarks(square, layout), "carried");
    expect(Number(box?.attributes?.width) / layout.map.width).toBeCloseTo(0.5, 9);
    expect(Number(box?.attributes?.height) / layout.map.height).toBeCloseTo(0.25, 9);
    const middle = Number(box?.attributes?.x) + Number(box?.attributes?.width) / 2;
    expect(middle).toBeCloseTo(layout.map.left + (layout.map.width * 4.5) / 8, 9);
  });

  it("writes a frequency at its place, and none that lies outside the map", () => {
    const even = { shares: new Float32Array(32).fill(1 / 32), rows: 4, columns: 8 };
    const layout = layoutSpectrum(even, 640);
    const { left, top, width, height } = layout.map;
    const across = spectrumMarks(even, layout).filter(
      ({ tag, attributes }) => tag === "line" && attributes?.y1 === top + height && attributes.y2 === top + height + 4,
    );
    const places = across.map(({ attributes }) => (8 * (Number(attributes?.x1) - left)) / width);
    expect(places.map((place) => Number(place.toFixed(9)))).toEqual([0.5, 2.5, 4.5, 6.5]);
  });

  it("marks the cell of the constant part unless it is among the shares", () => {
    const layout = layoutSpectrum(data, 640);
    expect(of(spectrumMarks(data, layout), "constant")).toHaveLength(1);
    expect(of(spectrumMarks({ ...data, withConstant: true }, layout), "constant")).toHaveLength(0);
  });

  it("marks the cell that is looked at on the map and on the profile", () => {
    const layout = layoutSpectrum(data, 640);
    expect(of(spectrumMarks(data, layout, { pointed: { row: 0, column: 1 } }), "pointed")).toHaveLength(2);
  });

  it("writes the Nyquist frequencies over the profile, so that no line crosses them", () => {
    const strided = { ...data, strides: [2, 1] as const };
    const marks = spectrumMarks(strided, layoutSpectrum(strided, 640));
    const places = marks.flatMap(({ text }, place) => (text?.startsWith("Nyquist") ? [place] : []));
    expect(places).toHaveLength(2);
    expect(Math.min(...places)).toBeGreaterThan(marks.findIndex(({ attributes }) => attributes?.class === "profile"));
  });

  it("breaks the profile where a ring has no energy", () => {
    const shares = new Float32Array(25);
    const ringed = { shares, rows: 5, columns: 5 };
    const pathOf = () =>
      String(of(spectrumMarks(ringed, layoutSpectrum(ringed, 640)), "profile")[0]?.attributes?.d).replace(/[^ML]/g, "");
    expect(pathOf()).toBe("");
    shares.set([0.5], 0);
    shares.set([0.5], 12);
    expect(pathOf()).toBe("MM");
    shares.set([0.25, 0.25], 12);
    expect(pathOf()).toBe("MLM");
  });
});
