import { describe, expect, it } from "vitest";
import { radialProfile } from "./radial-profile.ts";
import { frequencyOf, readSpectrum, type SpectrumData, shareOutside } from "./spectrum-reading.ts";
import { formatShare, outsideText, readingText } from "./spectrum-words.ts";

/** Four by four: frequencies −1/2, −1/4, 0, 1/4 along each axis. */
const data: SpectrumData = {
  shares: [0.1, 0, 0.05, 0, 0, 0.2, 0.1, 0.2, 0.05, 0.1, 0, 0.1, 0, 0, 0.1, 0],
  rows: 4,
  columns: 4,
};

describe("readSpectrum", () => {
  it.each([
    [4, [-0.5, -0.25, 0, 0.25]],
    [5, [-0.4, -0.2, 0, 0.2, 0.4]],
  ])("has frequency 0 in the middle of %d cells", (count, frequencies) => {
    expect(Array.from({ length: count }, (_, cell) => frequencyOf(cell, count))).toEqual(frequencies);
  });

  it("counts as outside what is above a stride's limit along either axis, not what is at it", () => {
    expect(readSpectrum({ ...data, strides: [2, 2] }, 1, 1).isOutside).toBe(false);
    expect(readSpectrum({ ...data, strides: [2, 2] }, 0, 2).isOutside).toBe(true);
    expect(shareOutside({ ...data, strides: [2, 2] })).toBeCloseTo(0.2, 12);
    expect(shareOutside({ ...data, strides: [1, 2] })).toBeCloseTo(0.15, 12);
    expect(shareOutside({ ...data, strides: [4, 1] })).toBeCloseTo(0.75, 12);
    expect(shareOutside(data)).toBe(0);
  });
});

describe("radialProfile", () => {
  it("adds up all directions of about one frequency, and loses nothing", () => {
    const rings = radialProfile(data);
    expect(rings.map(({ share }) => Math.round(share * 1000) / 1000)).toEqual([0, 0.8, 0.1, 0.1]);
    expect(rings[1]).toMatchObject({ from: 0.125, to: 0.375 });
  });
});

describe("words", () => {
  it("read a cell", () => {
    const strided = { ...data, strides: [2, 2] as const };
    expect(readingText(readSpectrum(strided, 0, 2), strided)).toBe(
      "\u22120.50 cycles a pixel down, 0.00 across, radial 0.50: 5.0\u202f% of the energy, outside what a stride of 2 carries",
    );
    expect(readingText(readSpectrum(data, 2, 2), data)).toBe(
      "0.00 cycles a pixel down, 0.00 across: the constant part, left out",
    );
  });

  it("say what lies outside", () => {
    expect(outsideText({ ...data, strides: [2, 1] })).toBe(
      "15\u202f% of the energy lies outside what strides of 2 down and 1 across carry",
    );
    expect(outsideText(data)).toBeUndefined();
  });

  it.each([
    [0.312, "31\u202f%"],
    [0.0421, "4.2\u202f%"],
    [0.0009, "0.09\u202f%"],
    [0.00001, "0.0010\u202f%"],
    [1e-9, "1.0e\u22127\u202f%"],
    [0, "0\u202f%"],
  ])("write %d as %s", (share, words) => expect(formatShare(share)).toBe(words));
});
